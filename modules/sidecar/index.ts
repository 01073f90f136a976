export * from "./envoy-container";
export * from "./envoy-start";
export * from "./gateway-container";
export * from "./proxy-configuration";
