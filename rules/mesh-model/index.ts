export * from "./check";
export * from "./mesh-index";
export * from "./placed";
export * from "./references";
export * from "./walk";
