export * from "./element";
export * from "./mark";
export * from "./shapes";
export * from "./style";
export * from "./text-width";
