export * from "./envoy-container";
export * from "./proxy-configuration";
