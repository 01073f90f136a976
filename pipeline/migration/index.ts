export * from "./migrate-deployment";
export * from "./write-folder";
