export * from "./route";
export * from "./tags";
export * from "./virtual-gateway";
export * from "./virtual-node";
