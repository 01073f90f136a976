export * from "./cluster-objects";
export * from "./context";
export * from "./controller-values";
export * from "./envoy";
export * from "./types";
