import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { ENVOY_MANAGEMENT_SERVICE, endpointServiceName } from "../../aws";
import type { EndpointNeed } from "../../aws";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import { namedSecurityGroup } from "./named-security-group";
import type { RegionalVpc } from "./regional-vpc";
import { allowIn } from "./security-rules";
import type { ZonalSubnet } from "./zonal-subnet";

export interface ServiceEndpointsProps {
  /** Prefix of names. */
  readonly name: string;
  readonly region: string;
  readonly vpc: RegionalVpc;
  /** Services to reach. */
  readonly needs: readonly EndpointNeed[];
  /**
   * Policy of an endpoint as text, by its service; undefined for AWS's own.
   * @default - AWS's own, which lets everybody through
   */
  readonly policyOf?: (service: string) => string | undefined;
  /** Regional subnets in the Outposts' anchor Availability Zones: interface endpoints go here. */
  readonly subnets: readonly ZonalSubnet[];
  /** Templates: route tables that lead to the gateway endpoints. */
  readonly routeTableIds: readonly string[];
  /**
   * Subnets that may use the endpoints as a whole, where the containers that will are not known here.
   * @default - none: whoever creates the containers opens the way
   */
  readonly openTo?: readonly ZonalSubnet[];
  /** What must hold before endpoints are created. */
  readonly gates: readonly PlanGate[];
}

/**
 * The VPC endpoints through which an Outpost's subnets reach AWS without an internet path. They stand in the Region and
 * are reached over the service link: they do not help while it is down.
 */
export class ServiceEndpoints extends Construct {
  /** Template: security group of the endpoint for Envoy's management; undefined when there is none. */
  readonly envoyManagementSecurityGroupId: string | undefined;
  /** Template: security group of all other interface endpoints. */
  readonly platformSecurityGroupId: string;
  /** Template: prefix list of S3, for rules of security groups. */
  readonly s3PrefixListId: string | undefined;
  /** All endpoints, for resources that must wait for them. */
  readonly endpoints: readonly VpcEndpoint[];

  constructor(scope: Construct, id: string, props: ServiceEndpointsProps) {
    super(scope, id);
    const group = (name: string, description: string) =>
      namedSecurityGroup(this, { prefix: props.name, name, description, vpc: props.vpc });
    this.envoyManagementSecurityGroupId = props.needs.some(({ service }) => service === ENVOY_MANAGEMENT_SERVICE)
      ? group("envoy-management-endpoint", "Interface endpoint of Envoy's management")
      : undefined;
    this.platformSecurityGroupId = group("platform-endpoints", "Interface endpoints of the container platform");
    for (const subnet of props.openTo ?? []) this.open(subnet);
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
    { name, region, vpc, subnets, routeTableIds, policyOf }: ServiceEndpointsProps,
    need: EndpointNeed,
  ): VpcEndpoint {
    const common = {
      vpcId: vpc.vpcId,
      serviceName: endpointServiceName(region, need.service),
      vpcEndpointType: need.type,
      policy: policyOf?.(need.service),
      tags: { Name: `${name}-${need.service}` },
    };
    const securityGroup =
      need.service === ENVOY_MANAGEMENT_SERVICE ? this.envoyManagementSecurityGroupId! : this.platformSecurityGroupId;
    const own =
      need.type === "Gateway"
        ? { routeTableIds: [...routeTableIds] }
        : {
            privateDnsEnabled: true,
            securityGroupIds: [securityGroup],
            subnetIds: subnets.map(({ subnetId }) => subnetId),
          };
    const endpoint = new VpcEndpoint(this, `endpoint-${need.service}`, { ...common, ...own });
    if (need.type === "Interface" && subnets.length > 1) endpoint.addOverride("subnet_ids", oneSubnetPerZone(subnets));
    return named(endpoint, need.service.replaceAll(".", "-"));
  }

  private open({ name, cidr }: ZonalSubnet): void {
    const rule = { port: 443, peer: { cidr } };
    const description = `Outpost subnet ${name}`;
    const [envoy, platform] = [this.envoyManagementSecurityGroupId, this.platformSecurityGroupId];
    if (envoy !== undefined) {
      allowIn(this, {
        ...rule,
        description,
        name: ["endpoint", `subnet-${name}`, "envoy-management"],
        securityGroupId: envoy,
      });
    }
    allowIn(this, {
      ...rule,
      description,
      name: ["endpoint", `subnet-${name}`, "platform-endpoints"],
      securityGroupId: platform,
    });
  }
}

/**
 * An interface endpoint takes one subnet in each Availability Zone, and several Outposts may be anchored in the same one:
 * which, only the plan knows.
 */
function oneSubnetPerZone(subnets: readonly ZonalSubnet[]): string {
  const entries = subnets.map(({ facts, subnetId }) => `{ zone = ${facts.availabilityZone}, id = "${subnetId}" }`);
  return `\${[for ids in values({ for subnet in [${entries.join(", ")}] : subnet.zone => subnet.id... }) : ids[0]]}`;
}
