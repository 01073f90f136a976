export * from "./mesh";
