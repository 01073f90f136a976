import { DataAwsEcsCluster } from "@cdktf/provider-aws/lib/data-aws-ecs-cluster";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { Construct } from "constructs";
import type { EcsPlatform } from "../../deployment";
import { address, named, reference } from "../terraform";

/** The ECS cluster: a Regional object; its instances stand on the Outpost. */
export class Cluster extends Construct {
  readonly name: string;
  /** Template: the cluster's ARN. */
  readonly arn: string;
  readonly address: string;

  constructor(scope: Construct, id: string, name: string, options: EcsPlatform["cluster"]) {
    super(scope, id);
    this.name = name;
    const cluster = options.existing
      ? new DataAwsEcsCluster(this, "existing", { clusterName: name })
      : new EcsCluster(this, "new", {
          name,
          setting: [{ name: "containerInsights", value: options.containerInsights }],
        });
    named(cluster, name);
    this.arn = reference(cluster, "arn");
    this.address = address(cluster);
  }
}
