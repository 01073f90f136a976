import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "@grpc/grpc-js";
import { defineDeployment } from "../../deployment";
import type { DeploymentInput } from "../../deployment";
import { synthesizeText } from "../../pipeline/synthesize-files";
import { loadScenario, typesInConfiguration } from "../../rehearsal";
import { ProviderAnswers } from "../../rehearsal/provider/answers";
import { serveProvider } from "../../rehearsal/provider/server";
import { reattachEnvironment } from "../../rehearsal/reattach";
import { deriveProviderSchema } from "../../rehearsal/schema";
import { actionOf, asPlan, managedChanges, reviewPlan } from "../../review";
import type { Report } from "../../review";
import { TerraformWorkspace, findTerraform, standInEnvironment } from "../../terraform";
import { ROOT, temporaryFolder } from "./cli";

/** A plan of one version over another. */
export interface Update {
  readonly report: Report;
  /** What is done to each resource that changes, by address. */
  readonly actions: Readonly<Record<string, string>>;
}

/** Versions of one deployment, applied one after the other by Terraform in one stand-in world. */
export class UpdateBench<Name extends string> {
  private readonly folder = temporaryFolder();
  private readonly texts: Readonly<Record<Name, string>>;
  private server: Server | undefined;
  private workspace!: TerraformWorkspace;

  constructor(versions: Readonly<Record<Name, DeploymentInput>>) {
    const entries = Object.entries<DeploymentInput>(versions);
    this.texts = Object.fromEntries(
      entries.map(([name, input]) => [name, synthesizeText(defineDeployment(input), { statePath: "state" })]),
    ) as Record<Name, string>;
  }

  /** Opens the world and applies a version in it. */
  async start(name: Name): Promise<void> {
    const used = Object.values<string>(this.texts).map((text) => typesInConfiguration(JSON.parse(text)));
    const all = (key: "types" | "dataTypes") => [...new Set(used.flatMap((each) => each[key]))];
    const schema = deriveProviderSchema({ types: all("types"), dataTypes: all("dataTypes") });
    const scenario = loadScenario(join(ROOT, "__tests__/support/two-racks.yaml"));
    const { server, port } = await serveProvider(new ProviderAnswers(scenario, schema), 0);
    this.server = server;
    const { env } = standInEnvironment(process.env, reattachEnvironment(process.pid, { aws: port }));
    this.workspace = new TerraformWorkspace(findTerraform(), this.folder.path, env);
    this.write(this.texts[name]);
    await this.workspace.init();
    await this.workspace.plan("tfplan");
    await this.workspace.apply("tfplan");
  }

  /** Plans a version over what is applied; `change` alters its configuration first. */
  async plan(name: Name, change: (text: string) => string = (text) => text): Promise<Update> {
    this.write(change(this.texts[name]));
    const plan = asPlan((await this.workspace.plan("tfplan")).json);
    const changed = managedChanges(plan).map((each) => [each.address, actionOf(each)] as const);
    return {
      report: reviewPlan(name, plan),
      actions: Object.fromEntries(changed.filter(([, action]) => action !== "none").sort()),
    };
  }

  /** Applies what was planned last. @throws TerraformError with what AWS would refuse */
  async apply(): Promise<void> {
    await this.workspace.apply("tfplan");
  }

  close(): void {
    this.server?.forceShutdown();
    this.folder.remove();
  }

  private write(text: string): void {
    writeFileSync(join(this.folder.path, "cdk.tf.json"), text);
  }
}
