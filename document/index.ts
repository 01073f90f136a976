export * from "./check";
export * from "./document";
export * from "./parsed-document";
export * from "./path";
export * from "./problem";
export * from "./read";
export * from "./short-forms";
export * from "./suggest";
