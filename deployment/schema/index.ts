export * from "./app-mesh";
export * from "./connectivity";
export * from "./deployment";
export * from "./mesh";
export * from "./network";
export * from "./rules";
export * from "./services";
export * from "./workloads";
