export * from "./accounts";
export * from "./envoy-files";
export * from "./options";
export * from "./pods";
