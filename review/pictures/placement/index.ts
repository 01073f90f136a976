export * from "./describe";
export * from "./draw";
export * from "./join";
export * from "./model";
export * from "./read";
