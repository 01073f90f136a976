export * from "./formats";
export * from "./html";
export * from "./json";
export * from "./markdown";
