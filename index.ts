/**
 * Outpost Mesh for code-first users: the same deployment as in a file, the rules, the constructs and the stack.
 * The jest matcher for check blocks is exported under `cdktf-outpost-mesh/testing`.
 */
export * from "./deployment";
export { DocumentError } from "./document";
export * from "./modules/account";
export * from "./modules/connectivity";
export * from "./modules/ecs";
export * from "./modules/eks";
export * from "./modules/mesh";
export * from "./modules/network";
export * from "./modules/prerequisites";
export * from "./modules/terraform";
export * from "./rules";
export * from "./stacks";
