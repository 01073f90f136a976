export * from "./duration";
export * from "./expand";
export * from "./model";
export * from "./names";
