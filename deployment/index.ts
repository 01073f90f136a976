export * from "./connectivity";
export * from "./containers";
export * from "./import";
export * from "./json-schema";
export * from "./load";
export * from "./mesh";
export * from "./outposts";
export * from "./schema";
