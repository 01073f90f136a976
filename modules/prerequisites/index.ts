export * from "./app-mesh-rules";
export * from "./outpost-gates";
export * from "./rule-check";
export * from "./rule-gate";
export * from "./rule-modes";
export * from "./subnet-rules";
export * from "./vpc-rules";
