export * from "./app-mesh-rules";
export * from "./link-rules";
export * from "./metrics-rules";
export * from "./outpost-gates";
export * from "./rule-check";
export * from "./rule-gate";
export * from "./subnet-rules";
export * from "./vpc-rules";
