import { createHash } from "node:crypto";
import { endpointServiceName } from "../../../aws";
import type { ScenarioEndpointService } from "../../scenario";
import { ProviderError } from "../diagnostic";
import type { DataSource, Query } from "./data-source";
import { fits } from "./filters";

const SEVERAL =
  "multiple EC2 VPC Endpoint Services matched; use additional constraints to reduce matches to a single EC2 VPC Endpoint Service";

export const vpcEndpointService: DataSource = {
  type: "aws_vpc_endpoint_service",
  regional: true,
  read(query) {
    const asked = query.text("service_name") ?? fullName(query, query.text("service"));
    const named = query.scenario.endpointServices.filter(
      ({ service }) => asked === undefined || endpointServiceName(query.region, service) === asked,
    );
    // The EC2 API refuses a service name that it does not know; without one it answers an empty list.
    if (asked !== undefined && named.length === 0) {
      throw new ProviderError("reading EC2 VPC Endpoint Services: couldn't find resource");
    }
    const found = named.filter((each) => fitsQuery(query, each));
    if (found.length > 1) throw new ProviderError(SEVERAL);
    const [service] = found;
    if (service === undefined) throw new ProviderError("no matching EC2 VPC Endpoint Service found");
    return attributesOf(query, service);
  },
};

function fitsQuery(query: Query, { service, type }: ScenarioEndpointService): boolean {
  if ((query.text("service_type") ?? type) !== type) return false;
  const values = {
    owner: "amazon",
    "service-name": endpointServiceName(query.region, service),
    "service-type": type,
    "supported-ip-address-types": "ipv4",
  };
  return fits(query, values, {});
}

function fullName(query: Query, service: string | undefined): string | undefined {
  return service === undefined ? undefined : endpointServiceName(query.region, service);
}

function attributesOf(query: Query, { service, type, availabilityZones }: ScenarioEndpointService) {
  const name = endpointServiceName(query.region, service);
  const digest = createHash("sha256").update(`${name} ${type}`).digest("hex");
  const id = `vpce-svc-0${digest.slice(0, 16)}`;
  // AWS turns names such as `ecr.api` round: api.ecr.REGION.amazonaws.com.
  const host = `${service.split(".").reverse().join(".")}.${query.region}.${query.scenario.dnsSuffix}`;
  return {
    id: String(parseInt(digest.slice(0, 8), 16)),
    acceptance_required: false,
    arn: query.arn("ec2", `vpc-endpoint-service/${id}`),
    availability_zones: availabilityZones,
    base_endpoint_dns_names: [`${service}.${query.region}.vpce.${query.scenario.dnsSuffix}`],
    manages_vpc_endpoints: false,
    owner: "amazon",
    private_dns_name: type === "Interface" ? host : "",
    private_dns_names: type === "Interface" ? [host] : [],
    region: query.region,
    service_id: id,
    service_name: name,
    service_region: query.region,
    service_type: type,
    supported_ip_address_types: ["ipv4"],
    tags: {},
    vpc_endpoint_policy_supported: true,
  };
}
