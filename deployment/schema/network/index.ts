export { FLOW_LOG_GROUP } from "./flow-logs";
export type { FlowLogs } from "./flow-logs";
export * from "./network";
export type { LocalGatewayOptions } from "./local-gateway";
