export * from "./attributes";
export * from "./chooser";
export * from "./resource";
