import { join } from "node:path";
import type { LoadedDeployment } from "../deployment";
import type { Scenario } from "../rehearsal";
import { asManifest, asPlan, reviewPlan } from "../review";
import type { Report } from "../review";
import { RULES } from "../rules";
import { TerraformWorkspace } from "../terraform";
import type { TerraformBinary } from "../terraform";
import type { Context } from "./context";
import { prepareStack } from "./prepare-stack";
import { rulesManifest } from "./rules-manifest";
import { openAws, openStandIn } from "./world";
import type { World } from "./world";
import { writeWhole } from "./write-file";

export interface PlanOptions {
  readonly terraform: TerraformBinary;
  /** The world to plan in; AWS itself when there is none. */
  readonly scenario: Scenario | undefined;
  /** Folder under which everything is written. */
  readonly out: string;
  /** Port of the stand-in. @default - any free one */
  readonly port?: number;
}

/** A deployment, planned. */
export interface PlannedDeployment {
  readonly report: Report;
  /** The plan as JSON. */
  readonly planFile: string;
  readonly world: World["kind"];
}

/** Plans a deployment and reviews the plan. */
export async function planDeployment(
  context: Context,
  loaded: LoadedDeployment,
  options: PlanOptions,
): Promise<PlannedDeployment> {
  const { deployment } = loaded;
  return inWorld(context, deployment, options, async (stack) => {
    context.progress(`${deployment.name}: planning with Terraform ${options.terraform.version}`);
    const { report, planFile } = await planAndReview(stack, loaded, options.out);
    return { report, planFile, world: stack.world.kind };
  });
}

/** Plans in a workspace, writes the plan as JSON and the manifest beside it, and reviews it. */
export async function planAndReview(
  { workspace, configuration }: Initialised,
  loaded: LoadedDeployment,
  out: string,
): Promise<{ readonly report: Report; readonly planFile: string }> {
  const plan = await workspace.plan("tfplan");
  const planFile = join(workspace.directory, "plan.json");
  writeWhole(planFile, plan.jsonText);
  // The plan itself has no text of rules beyond the message of one that fails.
  writeWhole(join(out, "rules.json"), json({ schemaVersion: 1, rules: RULES }));
  const manifest = rulesManifest(loaded, configuration);
  writeWhole(join(workspace.directory, "rules.json"), json(manifest));
  const { name } = loaded.deployment;
  const known = { manifest: asManifest(manifest) };
  return { report: reviewPlan(name, asPlan(plan.json), plan.diagnostics, known), planFile };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A stack in its world, initialised. */
export interface Initialised {
  readonly workspace: TerraformWorkspace;
  /** The synthesised configuration. */
  readonly configuration: unknown;
  readonly world: World;
}

/** Prepares a stack, opens its world, initialises Terraform there, and closes the world whatever happens. */
export async function inWorld<T>(
  context: Context,
  deployment: LoadedDeployment["deployment"],
  { terraform, scenario, out, port }: PlanOptions,
  work: (initialised: Initialised) => Promise<T>,
): Promise<T> {
  context.progress(`${deployment.name}: synthesising`);
  const stack = prepareStack(deployment, out, scenario === undefined ? "aws" : "stand-in");
  if (scenario !== undefined) context.progress(`${deployment.name}: opening the stand-in world "${scenario.name}"`);
  const world =
    scenario === undefined
      ? openAws(context)
      : await openStandIn(context, scenario, { configuration: stack.configuration, port });
  let result: T;
  try {
    // Only now, when nothing stands in the way any more.
    stack.write();
    const workspace = new TerraformWorkspace(terraform, stack.directory, world.env, context.abort);
    context.progress(`${deployment.name}: initialising Terraform`);
    await workspace.init();
    result = await work({ workspace, configuration: stack.configuration, world });
  } catch (error) {
    // When the stand-in died, that is the reason; what Terraform said about it is not.
    await world.close();
    throw error;
  }
  await world.close();
  return result;
}
