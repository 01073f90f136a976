export * from "./call-graph";
export * from "./leaving";
export * from "./order";
export * from "./stages";
