export * from "./json";
export * from "./protocol";
export * from "./query";
export * from "./rest-json";
