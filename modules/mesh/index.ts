export * from "./app-mesh";
export * from "./cloud-map";
export * from "./mesh-share";
export * from "./props";
