export * from "./jest";
export * from "./match-check";
