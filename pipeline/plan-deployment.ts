import { join } from "node:path";
import type { LoadedDeployment } from "../deployment";
import type { Scenario } from "../rehearsal";
import { actionOf, asManifest, asPlan, managedChanges } from "../review";
import type { PlanJson } from "../review";
import { RULES } from "../rules";
import type { TerraformBinary } from "../terraform";
import type { Context } from "./context";
import { prepareStacks } from "./prepare-stack";
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
  /** Whether Terraform could not complete the plan. */
  readonly errored: boolean;
}

/** A deployment, planned. */
export interface PlannedDeployment extends PlannedStack {
  readonly provider: PlanningProvider;
}

/**
 * Plans a deployment, stack by stack. A later stack meets what an earlier one made: in the stand-in
 * world that is applied in between; elsewhere a stack whose cluster is yet to be made is left for another time.
 */
export async function planDeployment(
  context: Context,
  loaded: LoadedDeployment,
  options: PlanOptions,
): Promise<PlannedDeployment[]> {
  return inWorld(context, loaded.deployment, options, async (stacks) => {
    const planned: PlannedDeployment[] = [];
    for (const [index, stack] of stacks.entries()) {
      const ready = await stack.initialise();
      const { provider } = ready;
      context.progress(
        `${stack.name}: planning with Terraform ${options.terraform.version} and ${providerText(provider)}`,
      );
      const one = await planStack(ready, loaded, options.out);
      planned.push({ ...one, provider });
      const next = stacks[index + 1]?.name;
      if (next === undefined) break;
      if (one.errored || (provider.kind !== "stand-in" && makesCluster(one.planned.plan))) {
        context.progress(`${next}: not planned, because the cluster that it is for is not there yet`);
        break;
      }
      if (provider.kind === "real") {
        context.progress(`${next}: not planned, because the providers inside the cluster need one that answers`);
        break;
      }
      if (provider.kind === "stand-in") await ready.workspace.apply("tfplan");
    }
    return planned;
  });
}

function makesCluster(plan: PlanJson): boolean {
  return managedChanges(plan).some((change) => change.type === "aws_eks_cluster" && actionOf(change) !== "none");
}

/** Plans in a workspace, and writes the plan as JSON and the manifest beside it. */
export async function planStack(
  { name, workspace, configuration }: Initialised,
  loaded: LoadedDeployment,
  out: string,
): Promise<PlannedStack> {
  const { json: plan, jsonText, diagnostics, errored } = await workspace.plan("tfplan");
  const planFile = join(workspace.directory, "plan.json");
  writeWhole(planFile, jsonText);
  // The plan itself has no text of rules beyond the message of one that fails.
  writeWhole(join(out, MANIFEST_FILE), json({ schemaVersion: 1, rules: RULES }));
  const manifest = rulesManifest(loaded, configuration);
  writeWhole(join(workspace.directory, MANIFEST_FILE), json(manifest));
  const planned = { name, plan: asPlan(plan), diagnostics, manifest: asManifest(manifest) };
  return { planned, planFile, errored };
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
  readonly name: string;
  /** The synthesised configuration. */
  readonly configuration: unknown;
}

/** A stack on disk, in its world. */
export interface OpenStack {
  readonly name: string;
  initialise(): Promise<Initialised>;
}

/** Prepares a deployment's stacks, opens one world for all of them, and closes the world whatever happens. */
export async function inWorld<T>(
  context: Context,
  deployment: LoadedDeployment["deployment"],
  options: PlanOptions,
  work: (stacks: readonly OpenStack[]) => Promise<T>,
): Promise<T> {
  context.progress(`${deployment.name}: synthesising`);
  const stacks = prepareStacks(deployment, options.out, worldKind(options));
  const world = await open(context, deployment.name, stacks, options);
  let result: T;
  try {
    // Only now, when nothing stands in the way any more.
    for (const stack of stacks) stack.write();
    result = await work(
      stacks.map((stack) => ({
        name: stack.name,
        async initialise() {
          context.progress(`${stack.name}: initialising Terraform`);
          const ready = await world.initialise(stack, options.terraform);
          return { ...ready, name: stack.name, configuration: stack.configuration };
        },
      })),
    );
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

async function open(
  context: Context,
  name: string,
  stacks: readonly PreparedStack[],
  { scenario, supply, port }: PlanOptions,
): Promise<World> {
  if (scenario === undefined) return openAws(context);
  if (supply !== undefined) return openReal(context, scenario, { supply, port });
  context.progress(`${name}: opening the stand-in world "${scenario.name}"`);
  return openStandIn(context, scenario, { configurations: stacks.map(({ configuration }) => configuration), port });
}
