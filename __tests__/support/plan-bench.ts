import { join } from "node:path";
import { loadDeployment } from "../../deployment";
import { inWorld, planStack, ProviderSupply, reviewPlans, scenarioFile, scenarioFor } from "../../pipeline";
import type { Context, PlanOptions } from "../../pipeline";
import type { Pictures, Report } from "../../review";
import { findTerraform } from "../../terraform";
import { ROOT, temporaryFolder } from "./cli";

/** A deployment in a world. */
export interface Case {
  readonly deployment: string;
  /** Its own scenario when it is left out. */
  readonly scenario?: string;
  /** The deployment's file, where it is not the example of that name. */
  readonly file?: string;
}

/** What a plan came to. */
export interface Outcome {
  readonly report: Report;
  readonly pictures: Pictures;
  readonly version: string | undefined;
  /** What Terraform said, failed preconditions and checks aside. */
  readonly said: readonly string[];
  /** What the run said of operations that the loopback API does not know. */
  readonly unknown: readonly string[];
}

/** Plans at most two at a time, all with one installed provider. */
export class PlanBench {
  private readonly folder = temporaryFolder();
  private readonly terraform = findTerraform();
  private readonly outcomes = new Map<string, Promise<{ real: Outcome; standIn: Outcome }>>();
  private readonly supply: ProviderSupply;

  constructor(pluginDir: string | undefined) {
    const { terraform } = this;
    const cacheDir = join(this.folder.path, "cache");
    this.supply = new ProviderSupply(contextTelling([]), { terraform, pluginDir, cacheDir });
  }

  start(cases: readonly Case[]): void {
    const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
    for (const [index, one] of cases.entries()) {
      const outcome = lanes[index % lanes.length]!.then(async () => ({
        real: await this.plan(one, this.supply),
        standIn: await this.plan(one, undefined),
      }));
      // A plan that cannot be made fails its own test and not the next one's.
      lanes[index % lanes.length] = outcome.catch(() => undefined);
      this.outcomes.set(keyOf(one), outcome);
    }
  }

  of(one: Case): Promise<{ real: Outcome; standIn: Outcome }> {
    return this.outcomes.get(keyOf(one))!;
  }

  /** What the real provider alone plans, now. */
  real(one: Case): Promise<Outcome> {
    return this.plan(one, this.supply);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.outcomes.values());
    this.supply.remove();
    this.folder.remove();
  }

  private async plan(one: Case, supply: ProviderSupply | undefined): Promise<Outcome> {
    const loaded = loadDeployment(one.file ?? join(ROOT, "deployments", `${one.deployment}.yaml`));
    const given = one.scenario === undefined ? undefined : join(ROOT, "scenarios", `${one.scenario}.yaml`);
    const out = join(this.folder.path, keyOf(one));
    const scenario = scenarioFor(loaded, scenarioFile(loaded, given)!);
    const options: PlanOptions = { terraform: this.terraform, scenario, supply, out };
    const progress: string[] = [];
    const outcome = await inWorld(contextTelling(progress), loaded.deployment, options, async ([stack]) => {
      const initialised = await stack!.initialise();
      const { planned } = await planStack(initialised, loaded, out);
      const { report, pictures } = reviewPlans([planned], { failOn: "error" }).plans[0]!;
      const said = (planned.diagnostics ?? [])
        .filter(
          ({ summary }) => summary !== "Resource precondition failed" && summary !== "Check block assertion failed",
        )
        .map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
      return { report, pictures, said, version: initialised.provider.version };
    });
    return { ...outcome, unknown: progress.filter((line) => line.includes("no scenario answers")) };
  }
}

function keyOf({ deployment, scenario }: Case): string {
  return `${deployment}-${scenario ?? "own"}`;
}

function contextTelling(progress: string[]): Context {
  return { progress: (text) => void progress.push(text), abort: new AbortController().signal, env: process.env };
}
