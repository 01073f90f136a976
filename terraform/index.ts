export * from "./binary";
export * from "./diagnostics";
export * from "./environment";
export * from "./errors";
export * from "./run";
export * from "./workspace";
