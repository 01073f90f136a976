export * from "./check";
export * from "./document";
export * from "./documents";
export * from "./parsed-document";
export * from "./path";
export * from "./problem";
export * from "./read";
export * from "./suggest";
