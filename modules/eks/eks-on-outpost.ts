import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import {
  authenticationOf,
  eksClusterName,
  hasAppMeshEnvoys,
  internetEdges,
  meshAccountsOf,
  meshName,
  outpostMeant,
  podCredentialsOf,
  subnetsForTasks,
} from "../../deployment";
import type { Deployment, EksPlatform, MeshAccount, MeshModel } from "../../deployment";
import { controlPlaneZones, escapeTemplate } from "../../rules";
import { Account } from "../account";
import type { AppMesh } from "../mesh";
import { InternetAccess } from "../network";
import type { MadeTargetGroup, OutpostExtension, RegionalVpc } from "../network";
import { gate } from "../prerequisites";
import { named, reference } from "../terraform";
import type { PlanGate } from "../terraform";
import { AccessEntries } from "./access-entries";
import type { ClusterFacts } from "./cluster-facts";
import { ControlPlaneRole } from "./control-plane-role";
import { EksNodes } from "./eks-nodes";
import { ExtendedCluster } from "./extended-cluster";
import { LocalCluster } from "./local-cluster";
import { NodeFirewall } from "./node-firewall";
import { NodeRole } from "./node-role";
import { firewallEdges } from "./firewall-edges";
import { PodRole } from "./pod-role";
import { podStatements } from "./pod-statements";
import { TokenIssuer } from "./token-issuer";

export interface EksOnOutpostProps {
  readonly deployment: Deployment;
  readonly platform: EksPlatform;
  readonly model: MeshModel;
  /** Undefined when App Mesh's controller owns the mesh, and without App Mesh. */
  readonly mesh: AppMesh | undefined;
  /** Undefined when an existing cluster is met without its network. */
  readonly network:
    | {
        readonly vpc: RegionalVpc;
        readonly extension: OutpostExtension;
        /** The ways out of the Outposts' subnets: endpoints and routes that nodes need from their start. */
        readonly waysOut: readonly TerraformElement[];
      }
    | undefined;
  /** Tags of instances and volumes, which launch templates do not take from the provider. */
  readonly tags: Readonly<Record<string, string>>;
  /** What must hold before anything runs on an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
  /** Makes the load balancers in front of nodes that have that security group. */
  readonly balance: (nodesSecurityGroupId: string) => readonly MadeTargetGroup[];
}

/**
 * What EKS on an Outpost needs of AWS: the cluster in its form, its nodes, and the roles of its pods. What is inside the
 * cluster is a stack of its own, which meets this one by names.
 */
export class EksOnOutpost extends Construct {
  private readonly account: Account;

  constructor(scope: Construct, id: string, props: EksOnOutpostProps) {
    super(scope, id);
    this.account = new Account(this, "account", props.deployment.region);
    const cluster = props.platform.cluster.form === "existing" ? undefined : this.cluster(props);
    if (podCredentialsOf(props.platform) === "irsa") this.podRoles(props, cluster);
    if (cluster !== undefined) this.nodes(props, cluster);
  }

  private cluster(props: EksOnOutpostProps): ClusterFacts {
    const { deployment, platform, network, gates } = props;
    const { cluster: options } = platform;
    const name = eksClusterName(deployment, platform);
    const form = options.form === "local" ? "local" : "extended";
    const role = new ControlPlaneRole(this, "control-plane-role", {
      name: `${deployment.name}-control-plane`,
      account: this.account,
      form,
    });
    const { extension } = network!;
    if (form === "local") {
      const { controlPlane } = options;
      const outpost = outpostMeant(deployment, controlPlane!.outpost)!;
      return new LocalCluster(this, "cluster", {
        name,
        options: { ...options, controlPlane: controlPlane! },
        role,
        outpostArn: outpost.arn,
        subnets: extension.outpostSubnets
          .get(outpost.name)!
          .filter((subnet) => subnetsForTasks(deployment, outpost).includes(subnet.name)),
        gates: gates(outpost.name),
      }).facts;
    }
    const subnets = extension.regionalSubnets.filter(
      (subnet) => options.subnets === undefined || options.subnets.includes(subnet.name),
    );
    const zones = gate(this, controlPlaneZones, name, {
      cluster: name,
      subnets: subnets.map(({ facts }) => facts),
    });
    return new ExtendedCluster(this, "cluster", {
      name,
      options,
      authentication: authenticationOf(platform),
      role,
      subnets,
      gates: [zones, ...deployment.network!.outposts.flatMap((outpost) => [...gates(outpost.name)])],
    }).facts;
  }

  /** A role for each service account; of an existing cluster IAM knows the issuer already. */
  private podRoles(props: EksOnOutpostProps, cluster: ClusterFacts | undefined): void {
    const { deployment, platform } = props;
    const issuer = new TokenIssuer(this, "token-issuer", {
      account: this.account,
      issuer: cluster?.issuer ?? this.existingIssuer(eksClusterName(deployment, platform)),
      existing: cluster === undefined,
    });
    for (const account of meshAccountsOf(deployment)) {
      new PodRole(this, `pod-role-${account.serviceAccount}`, {
        name: account.roleName,
        subject: account.serviceAccount,
        issuer,
        namespace: account.namespace,
        serviceAccount: account.serviceAccount,
        statements: this.statements([account], props),
      });
    }
  }

  private nodes(props: EksOnOutpostProps, cluster: ClusterFacts): void {
    const { deployment, platform, tags, gates } = props;
    const network = props.network!;
    const accounts = podCredentialsOf(platform) === "node-role" ? meshAccountsOf(deployment) : [];
    const role = new NodeRole(this, "node-role", {
      name: `${deployment.name}-nodes`,
      account: this.account,
      pods: this.statements(accounts, props),
    });
    const firewall = new NodeFirewall(this, "firewall", {
      name: deployment.name,
      vpc: network.vpc,
      endpoints: network.extension.endpoints,
      controlPlaneSecurityGroupId: cluster.securityGroupId,
      hasWebhooks: platform.injection === "controller",
      edges: firewallEdges(deployment, props.model),
    });
    new InternetAccess(this, "internet-access", {
      edges: internetEdges(deployment),
      groupOf: () => firewall.securityGroupId,
    });
    const entries =
      authenticationOf(platform) === "CONFIG_MAP"
        ? []
        : [
            new AccessEntries(this, "access", {
              cluster,
              partition: this.account.partition,
              nodeRoleArn: role.roleArn,
              admins: platform.cluster.admins,
            }).nodes,
          ];
    new EksNodes(this, "nodes", {
      deployment,
      platform,
      cluster,
      role,
      extension: network.extension,
      securityGroupId: firewall.securityGroupId,
      targetGroups: props.balance(firewall.securityGroupId),
      tags,
      gates,
      after: [...role.policies, ...entries, ...network.waysOut],
    });
  }

  private statements(accounts: readonly MeshAccount[], { deployment, platform, mesh }: EksOnOutpostProps) {
    return podStatements(accounts, {
      account: this.account,
      platform,
      asksAppMesh: hasAppMeshEnvoys(deployment),
      meshName: mesh?.meshName ?? escapeTemplate(meshName(deployment)),
      nameOf: ({ kind, object }) =>
        mesh !== undefined && kind === "virtualNode" ? mesh.nodeName(object) : escapeTemplate(object),
    });
  }

  private existingIssuer(name: string): string {
    const cluster = named(new DataAwsEksCluster(this, "existing", { name: escapeTemplate(name) }), name);
    return reference(cluster, "identity[0].oidc[0].issuer");
  }
}
