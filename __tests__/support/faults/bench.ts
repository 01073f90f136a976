import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineDeployment } from "../../../deployment";
import type { DeploymentInput } from "../../../deployment";
import { prepareStacks } from "../../../pipeline/prepare-stack";
import { loadScenario, typesInConfiguration } from "../../../rehearsal";
import type { Scenario } from "../../../rehearsal";
import { ProviderAnswers } from "../../../rehearsal/provider/answers";
import { serveProvider } from "../../../rehearsal/provider/server";
import { reattachEnvironment } from "../../../rehearsal/reattach";
import { deriveProviderSchema } from "../../../rehearsal/schema";
import type { ProviderSchema } from "../../../rehearsal/schema";
import { asPlan } from "../../../review";
import type { PlanJson } from "../../../review";
import { TerraformWorkspace, findTerraform, standInEnvironment } from "../../../terraform";
import { ROOT, temporaryFolder } from "../cli";

/** Top-level keys of a scenario that stand over those of scenarios/healthy.yaml; REVISION is that of the bench's mesh. */
export type Overlay = Readonly<Record<string, unknown>>;

/** What Terraform made of a world. */
export interface Verdicts {
  /** Whether Terraform ended the plan with exit code 1. */
  readonly blocked: boolean;
  readonly plan: PlanJson;
  /** Statuses of the rules' gates and checks, by name. */
  readonly statuses: Readonly<Record<string, string>>;
  /** What each failing one says. */
  readonly messages: Readonly<Record<string, readonly string[]>>;
  /** Errors of Terraform besides failed preconditions. */
  readonly errors: readonly string[];
}

/**
 * One synthesised deployment in an initialised folder, planned in one world after the other. The stand-in is served from
 * this process, because starting one takes longer than a plan.
 */
export class Bench {
  private readonly folder = temporaryFolder();
  private readonly directory: string;
  private readonly schema: ProviderSchema;
  private readonly revision: string;
  private initialised = false;

  constructor(input: DeploymentInput) {
    const [stack] = prepareStacks(defineDeployment(input), this.folder.path, "stand-in");
    stack!.write();
    this.directory = stack!.directory;
    this.revision = (stack!.configuration as { locals?: { mesh_revision?: string } }).locals?.mesh_revision ?? "";
    const { types, dataTypes } = typesInConfiguration(stack!.configuration);
    this.schema = deriveProviderSchema({ types: [...types], dataTypes: [...dataTypes] });
  }

  /** Plans in a world; `override` is merged into the configuration by Terraform itself. */
  async plan(overlay: Overlay, override?: object): Promise<Verdicts> {
    const { server, port } = await serveProvider(new ProviderAnswers(this.scenario(overlay), this.schema), 0);
    try {
      return await this.planAt(port, override);
    } finally {
      server.forceShutdown();
    }
  }

  close(): void {
    this.folder.remove();
  }

  private async planAt(port: number, override: object | undefined): Promise<Verdicts> {
    const file = join(this.directory, "world_override.tf.json");
    if (override !== undefined) writeFileSync(file, JSON.stringify(override));
    const { env } = standInEnvironment(process.env, reattachEnvironment(process.pid, { aws: port }));
    const workspace = new TerraformWorkspace(findTerraform(), this.directory, env);
    if (!this.initialised) await workspace.init();
    this.initialised = true;
    try {
      const { json, errored, diagnostics } = await workspace.plan("tfplan");
      const plan = asPlan(json);
      const ruled = (plan.checks ?? []).filter(({ address }) => /^OM-/.test(address.name ?? ""));
      const said = ruled.flatMap(({ address, instances = [] }) => {
        const problems = instances.flatMap(({ problems = [] }) =>
          problems.map(({ message = "" }) => this.masked(message)),
        );
        return problems.length === 0 ? [] : [[address.name!, problems] as const];
      });
      return {
        blocked: errored,
        plan,
        statuses: Object.fromEntries(ruled.map(({ address, status }) => [address.name!, status])),
        messages: Object.fromEntries(said),
        errors: diagnostics
          .filter(({ severity, summary }) => severity === "error" && summary !== "Resource precondition failed")
          .map(({ summary, detail }) => `${summary}: ${detail}`),
      };
    } finally {
      rmSync(file, { force: true });
    }
  }

  private scenario(overlay: Overlay): Scenario {
    const file = join(this.folder.path, "world.yaml");
    const text = JSON.stringify({ extends: join(ROOT, "scenarios/healthy.yaml"), ...overlay });
    writeFileSync(file, this.revision === "" ? text : text.replaceAll('"REVISION"', JSON.stringify(this.revision)));
    return loadScenario(file);
  }

  private masked(message: string): string {
    return this.revision === "" ? message : message.replaceAll(this.revision.slice(0, 12), "REVISION");
  }
}
