export * from "./check";
export * from "./document";
export * from "./documents";
export * from "./problem";
export * from "./read";
export * from "./suggest";
