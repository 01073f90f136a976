import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { SITE } from "../sample/site";
import type { Gates } from "./gates";
import { throughEndpoint } from "./policies";

const PLATFORM_SERVICES = ["ecs-agent", "ecs-telemetry", "ecs", "ecr.api", "ecr.dkr", "logs"];

/** A VPC with one subnet on the Outpost, one in the Region beside it, and the endpoints that lead to AWS. */
export class Network extends Construct {
  readonly vpc: Vpc;
  readonly outpostSubnet: Subnet;
  readonly platformGroup: SecurityGroup;
  readonly envoyManagementGroup: SecurityGroup;
  readonly s3: VpcEndpoint;
  readonly endpoints: VpcEndpoint[];

  constructor(scope: Construct, id: string, gates: Gates) {
    super(scope, id);
    const { name, vpcCidr, outpost, regionalSubnet } = SITE;
    this.vpc = new Vpc(this, "vpc", {
      cidrBlock: vpcCidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    new DefaultSecurityGroup(this, "default-group", {
      vpcId: this.vpc.id,
      ingress: [],
      egress: [],
      tags: { Name: `${name}-default` },
    });
    const onOutpost = this.subnet(outpost.subnet, gates, outpost.arn);
    const inRegion = this.subnet(regionalSubnet, gates);
    this.outpostSubnet = onOutpost.subnet;
    this.envoyManagementGroup = this.group("envoy-management-endpoint", "Interface endpoint of Envoy's management");
    this.platformGroup = this.group("platform-endpoints", "Interface endpoints of the container platform");
    const { accountId } = new DataAwsCallerIdentity(this, "caller");
    let previous: VpcEndpoint | undefined;
    const platform = PLATFORM_SERVICES.map((service) => {
      const inTurn = service.startsWith("ecs");
      const after = inTurn && previous !== undefined ? [previous] : [];
      const endpoint = this.interfaceEndpoint(
        service,
        inRegion.subnet,
        this.platformGroup,
        gates,
        after,
        throughEndpoint(service, accountId),
      );
      if (inTurn) previous = endpoint;
      return endpoint;
    });
    this.s3 = new VpcEndpoint(this, "endpoint-s3", {
      vpcId: this.vpc.id,
      serviceName: `com.amazonaws.${SITE.region}.s3`,
      vpcEndpointType: "Gateway",
      policy: throughEndpoint("s3", accountId),
      routeTableIds: [onOutpost.routeTable.id, inRegion.routeTable.id],
      tags: { Name: `${name}-s3` },
      dependsOn: gates.outpostGates,
    });
    const management = "appmesh-envoy-management";
    const envoy = this.interfaceEndpoint(management, inRegion.subnet, this.envoyManagementGroup, gates, []);
    this.endpoints = [...platform, this.s3, envoy];
  }

  /** A security group in the VPC. */
  group(suffix: string, description: string): SecurityGroup {
    return new SecurityGroup(this, `group-${suffix}`, {
      name: `${SITE.name}-${suffix}`,
      description: `${description} of ${SITE.name}`,
      vpcId: this.vpc.id,
      tags: { Name: `${SITE.name}-${suffix}` },
    });
  }

  private subnet({ name, cidr }: { name: string; cidr: string }, gates: Gates, outpostArn?: string) {
    const tags = { Name: `${SITE.name}-${name}` };
    const subnet = new Subnet(this, `subnet-${name}`, {
      vpcId: this.vpc.id,
      cidrBlock: cidr,
      availabilityZone: gates.availabilityZone,
      mapPublicIpOnLaunch: false,
      outpostArn,
      tags,
      dependsOn: gates.outpostGates,
    });
    const routeTable = new RouteTable(this, `routes-${name}`, { vpcId: this.vpc.id, tags });
    new RouteTableAssociation(this, `association-${name}`, { subnetId: subnet.id, routeTableId: routeTable.id });
    return { subnet, routeTable };
  }

  private interfaceEndpoint(
    service: string,
    subnet: Subnet,
    group: SecurityGroup,
    gates: Gates,
    after: VpcEndpoint[],
    policy?: string,
  ): VpcEndpoint {
    return new VpcEndpoint(this, `endpoint-${service}`, {
      vpcId: this.vpc.id,
      serviceName: `com.amazonaws.${SITE.region}.${service}`,
      vpcEndpointType: "Interface",
      policy,
      privateDnsEnabled: true,
      subnetIds: [subnet.id],
      securityGroupIds: [group.id],
      tags: { Name: `${SITE.name}-${service}` },
      dependsOn: [...gates.outpostGates, ...after],
    });
  }
}
