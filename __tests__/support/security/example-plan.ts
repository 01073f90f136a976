import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadDeployment } from "../../../deployment";
import { prepareStacks } from "../../../pipeline/prepare-stack";
import { loadScenario, typesInConfiguration } from "../../../rehearsal";
import { ProviderAnswers } from "../../../rehearsal/provider/answers";
import { serveProvider } from "../../../rehearsal/provider/server";
import { reattachEnvironment } from "../../../rehearsal/reattach";
import { deriveProviderSchema } from "../../../rehearsal/schema";
import { asPlan, managedChanges } from "../../../review";
import { TerraformWorkspace, findTerraform, standInEnvironment } from "../../../terraform";
import { ROOT, temporaryFolder } from "../cli";

type Values = Readonly<Record<string, unknown>>;

/** A resource of an example's plan. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  /** What Terraform plans; lacks what is known only after the apply. */
  readonly after: Values;
  /** What is configured, with references as templates. */
  readonly written: Values;
}

/** Plans an example of deployments/ in the world that it names, without a process of its own. */
export async function planExample(example: string): Promise<PlannedResource[]> {
  const folder = temporaryFolder();
  try {
    const { deployment } = loadDeployment(join(ROOT, "deployments", example));
    const stack = prepareStacks(deployment, folder.path, "stand-in")[0]!;
    stack.write();
    const scenario = loadScenario(join(ROOT, "deployments", deployment.scenario ?? "../scenarios/healthy.yaml"));
    const { types, dataTypes } = typesInConfiguration(stack.configuration);
    const schema = deriveProviderSchema({ types: [...types], dataTypes: [...dataTypes] });
    const { server, port } = await serveProvider(new ProviderAnswers(scenario, schema), 0);
    try {
      const { env } = standInEnvironment(process.env, reattachEnvironment(process.pid, { aws: port }));
      const workspace = new TerraformWorkspace(findTerraform(), stack.directory, env);
      await workspace.init();
      const { json, diagnostics } = await workspace.plan("tfplan");
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      if (errors.length > 0) throw new Error(`${example}: ${errors.map(({ summary }) => summary).join("; ")}`);
      const text = readFileSync(join(stack.directory, "cdk.tf.json"), "utf8");
      const { resource = {} } = JSON.parse(text) as { resource?: Record<string, Record<string, Values>> };
      return managedChanges(asPlan(json)).map(({ address, type, name, change }) => ({
        address,
        type,
        name,
        after: change.after ?? {},
        written: resource[type]?.[name] ?? {},
      }));
    } finally {
      server.forceShutdown();
    }
  } finally {
    folder.remove();
  }
}

/** A nested block, which a plan has as a list of one. */
export function block(values: Values, name: string): Values {
  const value = values[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null ? (first as Values) : {};
}

/** The directory of the examples. */
export const EXAMPLES = dirname(join(ROOT, "deployments", "x"));
