import { endpointServiceName } from "../../aws";
import type { Scenario, ScenarioEndpointService } from "../scenario";
import { hexDigits } from "./digits";
import type { FilterValues } from "./filters";

export const ENDPOINT_SERVICE_OWNER = "amazon";
export const ENDPOINT_SERVICE_ADDRESSES = "ipv4";

/** What the EC2 API says of a service that VPC endpoints reach. */
export interface EndpointServiceFacts {
  /** Full name, `com.amazonaws.REGION.SERVICE`. */
  readonly name: string;
  readonly id: string;
  readonly type: ScenarioEndpointService["type"];
  readonly availabilityZones: readonly string[];
  readonly endpointHost: string;
  /** Host name that an endpoint takes over in its VPC; a gateway endpoint takes over none. */
  readonly privateHosts: readonly string[];
}

/** Every endpoint service of a scenario. */
export function endpointServices(scenario: Scenario): EndpointServiceFacts[] {
  const { region, dnsSuffix } = scenario;
  return scenario.endpointServices.map(({ service, type, availabilityZones }) => {
    const name = endpointServiceName(region, service);
    // AWS turns names such as `ecr.api` round: api.ecr.REGION.amazonaws.com.
    const host = `${service.split(".").reverse().join(".")}.${region}.${dnsSuffix}`;
    return {
      name,
      id: `vpce-svc-0${hexDigits(16, `${name} ${type}`)}`,
      type,
      availabilityZones,
      endpointHost: `${service}.${region}.vpce.${dnsSuffix}`,
      privateHosts: type === "Interface" ? [host] : [],
    };
  });
}

export function endpointServiceFilterValues({ name, type }: EndpointServiceFacts): FilterValues {
  return {
    owner: ENDPOINT_SERVICE_OWNER,
    "service-name": name,
    "service-type": type,
    "supported-ip-address-types": ENDPOINT_SERVICE_ADDRESSES,
  };
}
