import type { Command } from "commander";
import type { Session } from "../session";
import type * as envoy from "./envoy";
import type * as expand from "./expand";
import type * as explain from "./explain";
import type * as importing from "./import";
import type * as migrate from "./migrate";
import type * as plan from "./plan";
import type * as rehearse from "./rehearse";
import type * as review from "./review";
import type * as runTask from "./run-task";
import type * as synth from "./synth";
import type * as validate from "./validate";

/** A verb of the command line, loaded when it is used. */
interface Verb {
  readonly name: string;
  readonly load: () => (session: Session) => Command;
}

/* eslint-disable @typescript-eslint/no-require-imports --
   `validate` is to answer at once: CDKTF, the bindings and the stand-in cost a quarter of a second to load, and a native
   `import()` cannot be followed by the tests' translation. */
/** All verbs, in the order in which help lists them. */
export const VERBS: readonly Verb[] = [
  { name: "validate", load: () => (require("./validate") as typeof validate).validateVerb },
  { name: "synth", load: () => (require("./synth") as typeof synth).synthVerb },
  { name: "expand", load: () => (require("./expand") as typeof expand).expandVerb },
  { name: "envoy", load: () => (require("./envoy") as typeof envoy).envoyVerb },
  { name: "import", load: () => (require("./import") as typeof importing).importVerb },
  { name: "migrate", load: () => (require("./migrate") as typeof migrate).migrateVerb },
  { name: "plan", load: () => (require("./plan") as typeof plan).planVerb },
  { name: "rehearse", load: () => (require("./rehearse") as typeof rehearse).rehearseVerb },
  { name: "review", load: () => (require("./review") as typeof review).reviewVerb },
  { name: "run-task", load: () => (require("./run-task") as typeof runTask).runTaskVerb },
  { name: "explain", load: () => (require("./explain") as typeof explain).explainVerb },
];
