export * from "./describe";
export * from "./draw";
export * from "./model";
export * from "./read";
