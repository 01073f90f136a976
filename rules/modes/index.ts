export * from "./fixed";
export * from "./mode-rule";
export * from "./rule-can-be-waived";
export * from "./rule-exists";
export * from "./setting";
export * from "./waiver-expired";
export * from "./waiver-used";
