export * from "./app-mesh";
export * from "./cloud-map";
