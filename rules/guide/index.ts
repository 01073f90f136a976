import { CONNECTIVITY } from "./connectivity";
import { CREATING } from "./creating";
import { INTRODUCTION } from "./introduction";
import { LIMITATIONS } from "./limitations";
import { PREREQUISITES } from "./prerequisites";
import type { Statement } from "./statement";

export * from "./beyond";
export * from "./statement";

/** Every sentence of App Mesh's page about Outposts, in its order, and what is done about it. */
export const STATEMENTS: readonly Statement[] = [
  ...INTRODUCTION,
  ...PREREQUISITES,
  ...LIMITATIONS,
  ...CONNECTIVITY,
  ...CREATING,
];
