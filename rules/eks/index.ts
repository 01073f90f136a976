export * from "./control-plane-zones";
