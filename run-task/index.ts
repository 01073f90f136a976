export * from "./hosts";
export * from "./limits";
export * from "./result";
export * from "./server";
