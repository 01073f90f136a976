export * from "./common";
export * from "./route";
export * from "./tls";
export * from "./virtual-gateway";
export * from "./virtual-node";
export * from "./words";
