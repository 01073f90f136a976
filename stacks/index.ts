export * from "./deployment-stack";
export * from "./build-app";
