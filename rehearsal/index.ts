export { startAwsApi } from "./aws-api";
export type { AwsApi, AwsApiOptions } from "./aws-api";
export * from "./errors";
export * from "./scenario";
export {
  PROVIDERS,
  bindingsProviderVersion,
  installedProviders,
  typesByProvider,
  typesInConfiguration,
} from "./schema";
export type { ProviderName, UsedTypes } from "./schema";
export { ANSWERED_DATA_SOURCES } from "./provider/data";
export * from "./stand-in";
