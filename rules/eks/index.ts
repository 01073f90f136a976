export * from "./cluster-active";
export * from "./control-plane-zones";
