export * from "./check";
export * from "./match-parts";
export * from "./mesh-index";
export * from "./node-parts";
export * from "./part";
export * from "./placed";
export * from "./references";
export * from "./route-parts";
