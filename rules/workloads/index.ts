export * from "./aws-names";
export * from "./capacity-given";
export * from "./capacity-range";
export * from "./image-given";
export * from "./network-given";
export * from "./no-fargate";
export * from "./private-image";
export * from "./workload-services";
