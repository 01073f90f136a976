export { startAwsApi } from "./aws-api";
export type { AwsApi, AwsApiOptions } from "./aws-api";
export * from "./errors";
export * from "./scenario";
export { bindingsProviderVersion, typesInConfiguration } from "./schema";
export type { UsedTypes } from "./schema";
export { ANSWERED_DATA_SOURCES } from "./provider/data";
export * from "./stand-in";
