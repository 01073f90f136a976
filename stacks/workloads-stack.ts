import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { eksClusterName, eksOf, expandMesh, leavingAppMesh, workloadsStackName } from "../deployment";
import type { Deployment } from "../deployment";
import { ClusterAccess, ClusterWorkloads } from "../modules/kubernetes";
import { RuleModes, gate } from "../modules/prerequisites";
import { PlanRecord } from "../modules/terraform";
import { WAY_RECORD, clusterActive } from "../rules";
import { AWS_PROVIDER_VERSIONS } from "./deployment-stack";
import type { DeploymentStackOptions } from "./deployment-stack";
import { keepState } from "./state-backend";
import { wayRecord } from "./way-record";

/** Versions of the providers inside the cluster whose schema has everything that is synthesised here. */
export const KUBERNETES_PROVIDER_VERSIONS = ">= 2.30.0, < 3.0.0";
export const HELM_PROVIDER_VERSIONS = ">= 3.0.0, < 4.0.0";

/**
 * What a deployment on EKS puts into its cluster. A stack of its own, because a provider must know the cluster's address
 * when it plans: the cluster is met by its name once it is there.
 */
export class WorkloadsStack extends TerraformStack {
  constructor(scope: Construct, deployment: Deployment, options: DeploymentStackOptions = {}) {
    super(scope, workloadsStackName(deployment));
    const platform = eksOf(deployment)!;
    const hasCharts = platform.injection === "controller";
    const backend = options.localState === true ? undefined : ofWorkloads(deployment);
    keepState(this, this.node.id, { region: deployment.region, backend }, options.statePath);
    new AwsProvider(this, "aws", { region: deployment.region });
    this.require("aws", AWS_PROVIDER_VERSIONS);
    this.require("kubernetes", KUBERNETES_PROVIDER_VERSIONS);
    if (hasCharts) this.require("helm", HELM_PROVIDER_VERSIONS);
    new RuleModes(this, "rule-modes", { settings: deployment.rules });
    // The mesh is recorded in the other stack; a plan of this one must show what a pod that starts would wait for.
    if (leavingAppMesh(deployment)?.api === "gone") {
      new PlanRecord(this, "way-record", { name: WAY_RECORD, value: { ...wayRecord(deployment) } });
    }
    const cluster = eksClusterName(deployment, platform);
    const access = new ClusterAccess(this, "access", { clusterName: cluster, hasCharts });
    new ClusterWorkloads(this, "workloads", {
      deployment,
      model: expandMesh(deployment)!,
      accountId: access.accountId,
      gates: [gate(this, clusterActive, cluster, { cluster, status: access.status })],
    });
  }

  private require(provider: string, version: string): void {
    this.addOverride(`terraform.required_providers.${provider}`, { source: `hashicorp/${provider}`, version });
  }
}

/** A backend that names one place names it for the first stack; the second one's is beside it. */
function ofWorkloads({ backend }: Deployment): Deployment["backend"] {
  if (backend === undefined) return undefined;
  if (backend.type === "cloud") {
    return { ...backend, ...(backend.workspace === undefined ? {} : { workspace: `${backend.workspace}-workloads` }) };
  }
  return {
    ...backend,
    ...(backend.key === undefined ? {} : { key: backend.key.replace(/(\.tfstate)?$/, "-workloads$1") }),
  };
}
