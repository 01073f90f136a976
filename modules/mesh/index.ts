export * from "./app-mesh";
export * from "./app-mesh-objects";
export * from "./cloud-map";
export * from "./mesh-share";
export * from "./object-names";
export * from "./props";
