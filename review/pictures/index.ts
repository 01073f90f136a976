export * from "./picture";
export * from "./pictures-of";
export { readMeshes } from "./mesh";
export type { DrawnMesh } from "./mesh";
