export * from "./data-sources";
export * from "./place-of";
export * from "./placement";
export * from "./resources";
export * from "./services";
