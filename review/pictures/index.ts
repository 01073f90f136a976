export * from "./picture";
export * from "./pictures-of";
