export * from "./apply";
export * from "./data";
export * from "./diagnostic";
export * from "./json-state";
export * from "./plan";
export * from "./values";
