import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { ENVOY_MANAGEMENT_SERVICE, endpointServiceName } from "../../aws";
import type { EndpointNeed } from "../../aws";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { RegionalVpc } from "./regional-vpc";
import type { ZonalSubnet } from "./zonal-subnet";

export interface ServiceEndpointsProps {
  /** Prefix of names. */
  readonly name: string;
  readonly region: string;
  readonly vpc: RegionalVpc;
  /** Services to reach. */
  readonly needs: readonly EndpointNeed[];
  /** Regional subnets in the Outposts' anchor Availability Zones: interface endpoints go here. */
  readonly subnets: readonly ZonalSubnet[];
  /** Templates: route tables that lead to the gateway endpoints. */
  readonly routeTableIds: readonly string[];
  /** What must hold before endpoints are created. */
  readonly gates: readonly PlanGate[];
}

/**
 * The VPC endpoints through which an Outpost's subnets reach AWS without an internet path. They stand in the Region and
 * are reached over the service link: they do not help while it is down.
 */
export class ServiceEndpoints extends Construct {
  /** Template: security group of the endpoint for Envoy's management. */
  readonly envoyManagementSecurityGroupId: string;
  /** Template: security group of all other interface endpoints. */
  readonly platformSecurityGroupId: string;
  /** Template: prefix list of S3, for rules of security groups. */
  readonly s3PrefixListId: string | undefined;
  /** All endpoints, for resources that must wait for them. */
  readonly endpoints: readonly VpcEndpoint[];

  constructor(scope: Construct, id: string, props: ServiceEndpointsProps) {
    super(scope, id);
    this.envoyManagementSecurityGroupId = this.securityGroup(
      props,
      "envoy-management-endpoint",
      "Interface endpoint of Envoy's management",
    );
    this.platformSecurityGroupId = this.securityGroup(
      props,
      "platform-endpoints",
      "Interface endpoints of the container platform",
    );
    const made: VpcEndpoint[] = [];
    let previousOfEcs: VpcEndpoint | undefined;
    for (const need of props.needs) {
      const endpoint = this.endpoint(props, need);
      waitFor(endpoint, ...props.gates);
      // The ECS guide asks for its three endpoints one after the other.
      if (need.service.startsWith("ecs")) {
        if (previousOfEcs !== undefined) waitFor(endpoint, previousOfEcs);
        previousOfEcs = endpoint;
      }
      made.push(endpoint);
    }
    this.endpoints = made;
    const s3 = made[props.needs.findIndex(({ service }) => service === "s3")];
    this.s3PrefixListId = s3 === undefined ? undefined : reference(s3, "prefix_list_id");
  }

  private endpoint(
    { name, region, vpc, subnets, routeTableIds }: ServiceEndpointsProps,
    need: EndpointNeed,
  ): VpcEndpoint {
    const common = {
      vpcId: vpc.vpcId,
      serviceName: endpointServiceName(region, need.service),
      vpcEndpointType: need.type,
      tags: { Name: `${name}-${need.service}` },
    };
    const securityGroup =
      need.service === ENVOY_MANAGEMENT_SERVICE ? this.envoyManagementSecurityGroupId : this.platformSecurityGroupId;
    const own =
      need.type === "Gateway"
        ? { routeTableIds: [...routeTableIds] }
        : {
            privateDnsEnabled: true,
            subnetIds: subnets.map(({ subnetId }) => subnetId),
            securityGroupIds: [securityGroup],
          };
    return named(
      new VpcEndpoint(this, `endpoint-${need.service}`, { ...common, ...own }),
      need.service.replaceAll(".", "-"),
    );
  }

  private securityGroup({ name, vpc }: ServiceEndpointsProps, suffix: string, description: string): string {
    const group = new SecurityGroup(this, suffix, {
      name: `${name}-${suffix}`,
      description: `${description} of ${name}`,
      vpcId: vpc.vpcId,
      tags: { Name: `${name}-${suffix}` },
    });
    return reference(named(group, suffix), "id");
  }
}
