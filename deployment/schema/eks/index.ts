export * from "./cluster";
export * from "./controller";
export * from "./envoy";
export * from "./envoy-files";
export * from "./platform";
export * from "./workload";
