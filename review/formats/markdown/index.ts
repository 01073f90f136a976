export * from "./comment";
