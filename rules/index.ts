export * from "./catalogue";
export * from "./expression";
export * from "./guide";
export * from "./inspect";
export * from "./modes";
export * from "./prerequisites";
export * from "./rule";
