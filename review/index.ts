export * from "./changes";
export * from "./hops";
export * from "./plan-json";
export * from "./prerequisites";
export * from "./renames";
export * from "./report";
export * from "./text";
export * from "./wrap";
