export * from "./network";
export type { LocalGatewayOptions } from "./local-gateway";
