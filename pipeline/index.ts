export * from "./context";
export * from "./errors";
export * from "./import-files";
export * from "./plan-deployment";
export * from "./rehearse-command";
export * from "./rehearse-deployment";
export * from "./synthesize-files";
export * from "./world";
