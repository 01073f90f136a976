export * from "./catalogue";
export * from "./connectivity";
export * from "./expression";
export * from "./inspect";
export * from "./prerequisites";
export * from "./rule";
