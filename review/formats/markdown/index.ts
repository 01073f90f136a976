export * from "./comment";
export * from "./escape";
