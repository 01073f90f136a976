import type { DeploymentInput } from "../../deployment";
import type { SampleService } from "./services";
import { sampleServices } from "./services";
import { SITE } from "./site";

/** The made-up site as a deployment of this project. */
export function sampleDeployment(count: number): DeploymentInput {
  const services = sampleServices(count);
  const { name, region, vpcCidr, outpost, regionalSubnet, capacity } = SITE;
  return {
    name,
    region,
    network: {
      vpc: { cidr: vpcCidr },
      outposts: [{ name: outpost.name, arn: outpost.arn, subnets: [{ ...outpost.subnet }] }],
      regionalSubnets: [{ ...regionalSubnet }],
    },
    services: Object.fromEntries(services.map((service) => [service.name, meshPart(service)])),
    workloads: {
      platform: "ecs",
      capacity: { [capacity.name]: { type: capacity.type, min: capacity.min, max: capacity.max } },
      services: Object.fromEntries(services.map(({ name, image }) => [name, { image, count: 2 }])),
    },
  };
}

function meshPart({ port, protocol, versions, calls }: SampleService) {
  const weighted = Object.entries(versions ?? {}).map(([version, weight]) => [version, { weight }] as const);
  return {
    port,
    protocol,
    calls: [...calls],
    ...(weighted.length === 0 ? {} : { versions: Object.fromEntries(weighted) }),
    healthCheck: protocol === "http" ? { path: "/healthz" } : {},
    retries: { attempts: 2 },
  };
}
