export * from "./data-source";
export * from "./registry";
