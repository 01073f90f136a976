export * from "./capacity";
export * from "./cluster";
export * from "./ecs-workloads";
export * from "./execution-role";
export * from "./instance-role";
export * from "./node-service";
export * from "./node-task";
