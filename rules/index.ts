export * from "./catalogue";
export * from "./connectivity";
export * from "./expression";
export * from "./guide";
export * from "./inspect";
export { loadBalancersHop } from "./locality";
export * from "./modes";
export * from "./prerequisites";
export * from "./rule";
