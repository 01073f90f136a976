export * from "./mapping";
export * from "./table";
