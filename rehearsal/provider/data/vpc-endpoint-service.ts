import { endpointServiceName } from "../../../aws";
import {
  ENDPOINT_SERVICE_ADDRESSES,
  ENDPOINT_SERVICE_OWNER,
  endpointServiceFilterValues,
  endpointServices,
  hexDigits,
} from "../../world";
import type { EndpointServiceFacts } from "../../world";
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
    const named = endpointServices(query.scenario).filter(({ name }) => (asked ?? name) === name);
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

function fitsQuery(query: Query, service: EndpointServiceFacts): boolean {
  if ((query.text("service_type") ?? service.type) !== service.type) return false;
  return fits(query, endpointServiceFilterValues(service), {});
}

function fullName(query: Query, service: string | undefined): string | undefined {
  return service === undefined ? undefined : endpointServiceName(query.region, service);
}

function attributesOf(
  query: Query,
  { name, id, type, availabilityZones, endpointHost, privateHosts }: EndpointServiceFacts,
) {
  return {
    id: String(parseInt(hexDigits(8, name, type), 16)),
    acceptance_required: false,
    arn: query.arn("ec2", `vpc-endpoint-service/${id}`),
    availability_zones: availabilityZones,
    base_endpoint_dns_names: [endpointHost],
    manages_vpc_endpoints: false,
    owner: ENDPOINT_SERVICE_OWNER,
    private_dns_name: privateHosts[0] ?? "",
    private_dns_names: privateHosts,
    region: query.region,
    service_id: id,
    service_name: name,
    service_region: query.region,
    service_type: type,
    supported_ip_address_types: [ENDPOINT_SERVICE_ADDRESSES],
    tags: {},
    vpc_endpoint_policy_supported: true,
  };
}
