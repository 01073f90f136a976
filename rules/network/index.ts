export * from "./endpoint-subnet";
export * from "./existing-route-table";
export * from "./names-unique";
export * from "./outpost-references";
export * from "./outpost-region";
export * from "./subnet-inside-vpc";
export * from "./subnets-disjoint";
