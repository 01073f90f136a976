export * from "./call-resolves";
export * from "./cloud-map-region";
export * from "./health-check-range";
export * from "./node-names-unique";
export * from "./protocol-options";
export * from "./reserved-ports";
export * from "./weights";
