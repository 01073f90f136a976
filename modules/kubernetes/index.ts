export * from "./cluster-access";
export * from "./cluster-workloads";
export * from "./manifests";
export * from "./mesh-controller";
