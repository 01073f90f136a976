import type { MigrationStage } from "../../deployment";

/** What the text of a way says of what runs the tasks. */
export interface PlatformGuide {
  /** What to see to before the first stage, as points of a list. */
  readonly before: readonly string[];
  /** What a stage is about: `tasks` or `pods`. */
  readonly runs: string;
  /** What the first stage does besides nothing. */
  readonly prepares: string;
  /** What the last stage deletes, besides objects of App Mesh that Terraform has. */
  readonly leaves: string;
  /** The stacks that are applied in a stage, in that order, each with what its apply is to be told. */
  stacks(stage: MigrationStage): readonly { readonly name: string; readonly flags: string }[];
  /** Commands that end when nothing of a stage is being replaced any more. */
  waits(stage: MigrationStage): readonly string[];
  /** What is left to do by hand when a stage is applied, as paragraphs. */
  after(stage: MigrationStage): readonly string[];
  /** The way back from a stage in which pods or tasks have left an App Mesh that is gone. */
  back(stage: MigrationStage): string;
  /** What else an Envoy needs that this file does not run. */
  readonly elsewhere: string;
}
