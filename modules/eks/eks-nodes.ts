import { Construct } from "constructs";
import { OUTPOST_LABEL, amiOf, outpostMeant, subnetsForTasks } from "../../deployment";
import type { Deployment, EksPlatform } from "../../deployment";
import type { MadeTargetGroup, OutpostExtension } from "../network";
import type { PlanGate } from "../terraform";
import type { TerraformElement } from "cdktf";
import type { ClusterFacts } from "./cluster-facts";
import type { NodeRole } from "./node-role";
import { SelfManagedNodes } from "./self-managed-nodes";

export interface EksNodesProps {
  readonly deployment: Deployment;
  readonly platform: EksPlatform;
  readonly cluster: ClusterFacts;
  readonly role: NodeRole;
  readonly extension: OutpostExtension;
  /** Template: security group of the nodes. */
  readonly securityGroupId: string;
  /** Target groups that nodes are registered in, each for pods of one gateway or service. */
  readonly targetGroups: readonly MadeTargetGroup[];
  readonly tags: Readonly<Record<string, string>>;
  readonly gates: (outpost: string) => readonly PlanGate[];
  /** What must be there before a node starts. */
  readonly after: readonly TerraformElement[];
}

/** All nodes of a cluster that is made here, group by group. */
export class EksNodes extends Construct {
  constructor(scope: Construct, id: string, props: EksNodesProps) {
    super(scope, id);
    const { deployment, platform, extension, gates } = props;
    for (const [name, group] of Object.entries(platform.capacity).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const stands = outpostMeant(deployment, group.outpost)!;
      const outpost = stands.name;
      const subnets = subnetsForTasks(deployment, stands);
      new SelfManagedNodes(this, name, {
        name,
        prefix: deployment.name,
        group,
        outpost: stands,
        availabilityZone: extension.anchorZone(outpost),
        ami: amiOf(platform.cluster.form, group),
        version: platform.cluster.version!,
        cluster: props.cluster,
        role: props.role,
        subnetIds: extension.outpostSubnets
          .get(outpost)!
          .flatMap((subnet) => (subnets.includes(subnet.name) ? subnet.subnetId : [])),
        securityGroupIds: [props.securityGroupId],
        targetGroupArns: props.targetGroups.flatMap(({ target, arn }) =>
          outpostMeant(deployment, target.outpost) === stands ? arn : [],
        ),
        labels: { [OUTPOST_LABEL]: outpost },
        tags: props.tags,
        gates: gates(outpost),
        after: props.after,
      });
    }
  }
}
