import { rmSync } from "node:fs";
import { join } from "node:path";
import type { LoadedDeployment } from "../deployment";
import { actionOf, asPlan, fails, managedChanges } from "../review";
import type { Report } from "../review";
import type { Severity } from "../rules";
import { TerraformError } from "../terraform";
import type { TerraformWorkspace } from "../terraform";
import type { Context } from "./context";
import { inWorld, planStack } from "./plan-deployment";
import type { Initialised, PlanOptions } from "./plan-deployment";
import { reviewPlans } from "./review-plans";

/** How a rehearsal went, as far as it came. */
export interface Rehearsal {
  readonly report: Report;
  readonly planFile: string;
  /** Whether the plan could be applied at all; nothing below is known otherwise. */
  readonly applied: boolean;
  /** Resources that were created. */
  readonly created: number;
  /** Addresses that a second plan would change: none when the configuration is stable. */
  readonly unstable: readonly string[];
  /** Addresses that are left after everything was destroyed: none when it can be. */
  readonly left: readonly string[];
}

/**
 * Plans, applies, plans again and destroys a deployment in a stand-in world: stack by stack as they are deployed, and the
 * other way round when they are destroyed.
 */
export async function rehearseDeployment(
  context: Context,
  loaded: LoadedDeployment,
  options: PlanOptions,
  failOn: Severity,
): Promise<Rehearsal[]> {
  return inWorld(context, loaded.deployment, options, async (stacks) => {
    const rehearsals: Rehearsal[] = [];
    const standing: { readonly stack: Initialised; readonly index: number }[] = [];
    for (const { initialise } of stacks) {
      const stack = await initialise();
      const rehearsal = await build(context, stack, loaded, options, failOn);
      rehearsals.push(rehearsal);
      if (!rehearsal.applied) break;
      standing.push({ stack, index: rehearsals.length - 1 });
    }
    for (const { stack, index } of standing.reverse()) {
      context.progress(`${stack.name}: destroying`);
      await destroy(stack.workspace);
      rehearsals[index] = { ...rehearsals[index]!, left: await stack.workspace.stateAddresses() };
      const { directory } = stack.workspace;
      for (const file of ["again.tfplan", "destroy.tfplan"]) rmSync(join(directory, file), { force: true });
    }
    return rehearsals;
  });
}

/** Plans a stack, applies it and plans it again. */
async function build(
  context: Context,
  stack: Initialised,
  loaded: LoadedDeployment,
  options: PlanOptions,
  failOn: Severity,
): Promise<Rehearsal> {
  const { name, workspace } = stack;
  context.progress(`${name}: planning`);
  const { planned, planFile } = await planStack(stack, loaded, options.out);
  const report = reviewPlans([planned], { failOn }).plans[0]!.report;
  if (fails(report, failOn)) return { report, planFile, applied: false, created: 0, unstable: [], left: [] };
  context.progress(`${name}: applying`);
  await workspace.apply("tfplan");
  const created = (await workspace.stateAddresses()).filter((address) => !isData(address)).length;
  context.progress(`${name}: planning again`);
  const unstable = await changesOf(workspace, "again.tfplan");
  return { report, planFile, applied: true, created, unstable, left: [] };
}

async function changesOf(workspace: TerraformWorkspace, planName: string): Promise<string[]> {
  const plan = await workspace.plan(planName);
  return managedChanges(asPlan(plan.json))
    .filter((change) => actionOf(change) !== "none")
    .map(({ address }) => address)
    .sort();
}

async function destroy(workspace: TerraformWorkspace): Promise<void> {
  const plan = await workspace.plan("destroy.tfplan", "-destroy");
  if (plan.errored) {
    const said = plan.diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ summary, detail }) => `${summary}: ${detail}`);
    throw new TerraformError(`terraform plan -destroy failed:\n${said.join("\n")}`);
  }
  await workspace.apply("destroy.tfplan");
}

function isData(address: string): boolean {
  return /(^|\.)data\./.test(address);
}
