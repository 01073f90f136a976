export * from "./cluster-objects";
export * from "./context";
export * from "./controller-values";
export * from "./envoy";
export { INJECTION } from "./pod-envoy";
export * from "./types";
