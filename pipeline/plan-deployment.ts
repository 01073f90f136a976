import { join } from "node:path";
import type { LoadedDeployment } from "../deployment";
import type { Scenario } from "../rehearsal";
import { asManifest, asPlan } from "../review";
import { RULES } from "../rules";
import type { TerraformBinary } from "../terraform";
import type { Context } from "./context";
import { prepareStack } from "./prepare-stack";
import { MANIFEST_FILE } from "./read-plans";
import type { PlanToReview } from "./review-plans";
import type { PreparedStack } from "./prepare-stack";
import type { ProviderSupply } from "./provider-supply";
import { rulesManifest } from "./rules-manifest";
import { openAws, openReal, openStandIn } from "./world";
import type { PlanningProvider, ReadyStack, World, WorldKind } from "./world";
import { writeWhole } from "./write-file";

export interface PlanOptions {
  readonly terraform: TerraformBinary;
  /** The world to plan in; AWS itself when there is none. */
  readonly scenario: Scenario | undefined;
  /** Folder under which everything is written. */
  readonly out: string;
  /** The real provider, which then plans in the scenario's world. @default - the stand-in plans */
  readonly supply?: ProviderSupply;
  /** Port of the stand-in, or of the loopback API. @default - any free one */
  readonly port?: number;
}

/** A plan, ready to be reviewed. */
export interface PlannedStack {
  readonly planned: PlanToReview;
  /** The plan as JSON. */
  readonly planFile: string;
}

/** A deployment, planned. */
export interface PlannedDeployment extends PlannedStack {
  readonly provider: PlanningProvider;
}

/** Plans a deployment. */
export async function planDeployment(
  context: Context,
  loaded: LoadedDeployment,
  options: PlanOptions,
): Promise<PlannedDeployment> {
  const { deployment } = loaded;
  return inWorld(context, deployment, options, async (stack) => {
    const { provider } = stack;
    context.progress(
      `${deployment.name}: planning with Terraform ${options.terraform.version} and ${providerText(provider)}`,
    );
    return { ...(await planStack(stack, loaded, options.out)), provider };
  });
}

/** Plans in a workspace, and writes the plan as JSON and the manifest beside it. */
export async function planStack(
  { workspace, configuration }: Initialised,
  loaded: LoadedDeployment,
  out: string,
): Promise<PlannedStack> {
  const { json: plan, jsonText, diagnostics } = await workspace.plan("tfplan");
  const planFile = join(workspace.directory, "plan.json");
  writeWhole(planFile, jsonText);
  // The plan itself has no text of rules beyond the message of one that fails.
  writeWhole(join(out, MANIFEST_FILE), json({ schemaVersion: 1, rules: RULES }));
  const manifest = rulesManifest(loaded, configuration);
  writeWhole(join(workspace.directory, MANIFEST_FILE), json(manifest));
  const { name } = loaded.deployment;
  return { planned: { name, plan: asPlan(plan), diagnostics, manifest: asManifest(manifest) }, planFile };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function providerText({ kind, version }: PlanningProvider): string {
  if (kind === "stand-in") return "the stand-in";
  return version === undefined ? "hashicorp/aws" : `hashicorp/aws ${version}`;
}

/** A stack in its world, initialised. */
export interface Initialised extends ReadyStack {
  /** The synthesised configuration. */
  readonly configuration: unknown;
}

/** Prepares a stack, opens its world, initialises Terraform there, and closes the world whatever happens. */
export async function inWorld<T>(
  context: Context,
  deployment: LoadedDeployment["deployment"],
  options: PlanOptions,
  work: (initialised: Initialised) => Promise<T>,
): Promise<T> {
  context.progress(`${deployment.name}: synthesising`);
  const stack = prepareStack(deployment, options.out, worldKind(options));
  const world = await open(context, stack, options);
  let result: T;
  try {
    // Only now, when nothing stands in the way any more.
    stack.write();
    context.progress(`${deployment.name}: initialising Terraform`);
    const initialised = await world.initialise(stack, options.terraform);
    result = await work({ ...initialised, configuration: stack.configuration });
  } catch (error) {
    // When the stand-in died, that is the reason; what Terraform said about it is not.
    await world.close();
    throw error;
  }
  await world.close();
  return result;
}

function worldKind({ scenario, supply }: PlanOptions): WorldKind {
  if (scenario === undefined) return "aws";
  return supply === undefined ? "stand-in" : "real";
}

async function open(context: Context, stack: PreparedStack, { scenario, supply, port }: PlanOptions): Promise<World> {
  if (scenario === undefined) return openAws(context);
  if (supply !== undefined) return openReal(context, scenario, { supply, port });
  context.progress(`${stack.name}: opening the stand-in world "${scenario.name}"`);
  return openStandIn(context, scenario, { configuration: stack.configuration, port });
}
