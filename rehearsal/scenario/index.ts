export * from "./contradiction";
export * from "./cross-checks";
export * from "./layers";
export * from "./load";
export * from "./scenario";
export * from "./schema";
export * from "./zones";
