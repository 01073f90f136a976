export * from "./envoy-container";
export * from "./gateway-container";
export * from "./proxy-configuration";
