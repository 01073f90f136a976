import { App } from "cdktf";
import { eksOf, workloadsStackName } from "../deployment";
import type { Deployment } from "../deployment";
import { withoutStackTraces } from "../modules/terraform";
import { DeploymentStack } from "./deployment-stack";
import type { DeploymentStackOptions } from "./deployment-stack";
import type * as workloads from "./workloads-stack";

export interface BuildAppOptions extends Omit<DeploymentStackOptions, "statePath"> {
  /**
   * Folder for the synthesised stacks.
   * @default - CDKTF's own: what its command line says, otherwise `cdktf.out`
   */
  readonly outdir?: string;
  /**
   * Path of a stack's state in a file, relative to the stack's own folder, where the deployment names no backend; by the
   * stack's name where there are several.
   * @default - `terraform.NAME.tfstate` beside the output folder
   */
  readonly statePath?: string | ((stack: string) => string);
}

/**
 * Synthesises deployments into `OUTDIR/stacks/NAME/cdk.tf.json`: one stack each, and on EKS a second one with what is
 * inside the cluster, which is deployed after the first. Their names must differ.
 */
export function synthesize(
  deployments: readonly Deployment[],
  { outdir, statePath, ...options }: BuildAppOptions = {},
): App {
  return withoutStackTraces(() => {
    const app = new App({ outdir, stackTraces: false });
    const settings = (stack: string): DeploymentStackOptions => ({
      ...options,
      statePath: typeof statePath === "function" ? statePath(stack) : statePath,
    });
    for (const deployment of deployments) {
      const stack = new DeploymentStack(app, deployment, settings(deployment.name));
      if (eksOf(deployment) === undefined || stack.refused) continue;
      const { WorkloadsStack } = workloadsStack();
      new WorkloadsStack(app, deployment, settings(workloadsStackName(deployment))).addDependency(stack);
    }
    app.synth();
    return app;
  });
}

/** Loaded when it is used: whoever has no cluster of Kubernetes needs none of its bindings. */
function workloadsStack(): typeof workloads {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a native `import()` answers later than synthesis
  return require("./workloads-stack") as typeof workloads;
}
