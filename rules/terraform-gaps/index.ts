export * from "./attribute-keys";
export * from "./cloud-map-ip-preference";
export * from "./gateway-method";
export * from "./grpc-gateway-match";
export * from "./grpc-gateway-rewrite";
