import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { Construct } from "constructs";
import type { EksClusterOptions } from "../../deployment";
import type { ZonalSubnet } from "../network";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { ClusterFacts } from "./cluster-facts";
import type { ControlPlaneRole } from "./control-plane-role";

export interface ExtendedClusterProps {
  readonly name: string;
  readonly options: EksClusterOptions;
  readonly authentication: "API" | "API_AND_CONFIG_MAP" | "CONFIG_MAP";
  readonly role: ControlPlaneRole;
  /** Regional subnets of at least two Availability Zones, none of them on an Outpost. */
  readonly subnets: readonly ZonalSubnet[];
  readonly gates: readonly PlanGate[];
}

/** A cluster whose control plane is in the Region and whose nodes stand on an Outpost. */
export class ExtendedCluster extends Construct {
  readonly facts: ClusterFacts;

  constructor(scope: Construct, id: string, props: ExtendedClusterProps) {
    super(scope, id);
    const { name, options, role, gates } = props;
    const cluster = named(this.cluster(props), name);
    waitFor(cluster, role.policy, ...gates);
    // EKS would make the log group itself, without an end of what it keeps and left over when the cluster goes.
    if (options.logging.length > 0) waitFor(cluster, clusterLogs(this, name));
    for (const addonName of [...new Set(options.addons)].sort()) {
      named(
        new EksAddon(this, `addon-${addonName}`, { clusterName: reference(cluster, "name"), addonName }),
        addonName,
      );
    }
    this.facts = {
      name: reference(cluster, "name"),
      endpoint: reference(cluster, "endpoint"),
      certificate: reference(cluster, "certificate_authority[0].data"),
      serviceCidr: reference(cluster, "kubernetes_network_config[0].service_ipv4_cidr"),
      localClusterId: undefined,
      securityGroupId: reference(cluster, "vpc_config[0].cluster_security_group_id"),
      issuer: reference(cluster, "identity[0].oidc[0].issuer"),
      element: cluster,
    };
  }

  private cluster({ name, options, authentication, role, subnets }: ExtendedClusterProps): EksCluster {
    const access = options.endpointAccess ?? "private";
    return new EksCluster(this, "cluster", {
      name,
      version: options.version,
      roleArn: role.roleArn,
      vpcConfig: {
        subnetIds: subnets.map(({ subnetId }) => subnetId),
        endpointPrivateAccess: access !== "public",
        endpointPublicAccess: access !== "private",
        publicAccessCidrs: options.publicAccessCidrs && [...options.publicAccessCidrs].sort(),
      },
      accessConfig: { authenticationMode: authentication, bootstrapClusterCreatorAdminPermissions: true },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: options.serviceCidr },
      encryptionConfig:
        options.secretsKeyArn === undefined
          ? undefined
          : { provider: { keyArn: options.secretsKeyArn }, resources: ["secrets"] },
      enabledClusterLogTypes: options.logging.length === 0 ? undefined : [...new Set(options.logging)].sort(),
    });
  }
}

/** The log group that EKS writes a cluster's logs to. */
export function clusterLogs(scope: Construct, cluster: string): CloudwatchLogGroup {
  const group = new CloudwatchLogGroup(scope, "logs", { name: `/aws/eks/${cluster}/cluster`, retentionInDays: 30 });
  return named(group, "control-plane");
}
