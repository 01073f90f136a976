export * from "./compile";
export * from "./errors";
export * from "./names";
export * from "./options";
export type { EnvoyKind } from "./bootstrap";
export type { Field, Message } from "./json";
