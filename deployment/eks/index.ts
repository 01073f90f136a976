export * from "./accounts";
export * from "./options";
export * from "./pods";
