export * from "./address";
export * from "./forget";
export * from "./hcp-backend";
export * from "./logical-id";
export * from "./plan-gate";
export * from "./plan-record";
export * from "./terraform-check";
export * from "./without-stack-traces";
