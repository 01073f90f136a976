import { App } from "cdktf";
import type { Deployment } from "../deployment";
import { withoutStackTraces } from "../modules/terraform";
import { DeploymentStack } from "./deployment-stack";
import type { DeploymentStackOptions } from "./deployment-stack";

export interface BuildAppOptions extends DeploymentStackOptions {
  /**
   * Folder for the synthesised stacks.
   * @default - CDKTF's own: what its command line says, otherwise `cdktf.out`
   */
  readonly outdir?: string;
}

/** Synthesises deployments, one stack each, into `OUTDIR/stacks/NAME/cdk.tf.json`. Their names must differ. */
export function synthesize(deployments: readonly Deployment[], { outdir, ...options }: BuildAppOptions = {}): App {
  return withoutStackTraces(() => {
    const app = new App({ outdir, stackTraces: false });
    for (const deployment of deployments) new DeploymentStack(app, deployment, options);
    app.synth();
    return app;
  });
}
