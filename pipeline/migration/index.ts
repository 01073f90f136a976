export * from "./migrate-deployment";
export * from "./options";
export * from "./write-folder";
