import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { PlacementGroup } from "@cdktf/provider-aws/lib/placement-group";
import { Construct } from "constructs";
import type { EksClusterOptions } from "../../deployment";
import type { ZonalSubnet } from "../network";
import { address, named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { ClusterFacts } from "./cluster-facts";
import type { ControlPlaneRole } from "./control-plane-role";
import { clusterLogs } from "./extended-cluster";

export interface LocalClusterProps {
  readonly name: string;
  readonly options: EksClusterOptions & { readonly controlPlane: NonNullable<EksClusterOptions["controlPlane"]> };
  readonly role: ControlPlaneRole;
  /** ARN of the Outpost. */
  readonly outpostArn: string;
  /** Subnets on the Outpost. */
  readonly subnets: readonly ZonalSubnet[];
  readonly gates: readonly PlanGate[];
}

/** A cluster whose control plane stands on the Outpost itself, three instances of this account. */
export class LocalCluster extends Construct {
  readonly facts: ClusterFacts;

  constructor(scope: Construct, id: string, { name, options, role, outpostArn, subnets, gates }: LocalClusterProps) {
    super(scope, id);
    const { instanceType, placement } = options.controlPlane;
    const group = named(
      new PlacementGroup(this, "placement", {
        name: `${name}-control-plane`,
        strategy: "spread",
        spreadLevel: placement,
      }),
      "control-plane",
    );
    const cluster = named(
      new EksCluster(this, "cluster", {
        name,
        version: options.version,
        roleArn: role.roleArn,
        vpcConfig: {
          subnetIds: subnets.map(({ subnetId }) => subnetId),
          endpointPrivateAccess: true,
          endpointPublicAccess: false,
        },
        // EKS refuses any other pair for a local cluster.
        accessConfig: { authenticationMode: "CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
        outpostConfig: {
          outpostArns: [outpostArn],
          controlPlaneInstanceType: instanceType,
          controlPlanePlacement: { groupName: reference(group, "name") },
        },
        enabledClusterLogTypes: options.logging.length === 0 ? undefined : [...new Set(options.logging)].sort(),
      }),
      name,
    );
    waitFor(cluster, role.policy, ...gates);
    if (options.logging.length > 0) waitFor(cluster, clusterLogs(this, name));
    // EKS chooses it: a local cluster takes none.
    const serviceCidr = `one(${address(cluster)}.kubernetes_network_config[*].service_ipv4_cidr)`;
    this.facts = {
      name: reference(cluster, "name"),
      endpoint: reference(cluster, "endpoint"),
      certificate: reference(cluster, "certificate_authority[0].data"),
      serviceCidr: `\${try(coalesce(${serviceCidr}), "")}`,
      localClusterId: reference(cluster, "cluster_id"),
      securityGroupId: reference(cluster, "vpc_config[0].cluster_security_group_id"),
      issuer: undefined,
      element: cluster,
    };
  }
}
