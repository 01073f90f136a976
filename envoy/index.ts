export * from "./compile";
export * from "./delivery/files";
export * from "./deployment-options";
export * from "./errors";
export * from "./mapping";
export * from "./names";
export * from "./options";
export type { EnvoyKind } from "./bootstrap";
export type { Field, Message } from "./json";
