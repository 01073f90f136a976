export * from "./app-mesh";
export * from "./app-mesh-addresses";
export * from "./cloud-map";
export * from "./mesh-share";
export * from "./props";
