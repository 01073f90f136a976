export * from "./cluster";
export * from "./controller";
export * from "./envoy";
export * from "./platform";
export * from "./workload";
