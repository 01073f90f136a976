import { hostedZoneId, PRIVATE_DNS as PRIVATE } from "../../world";
import { ProviderError } from "../diagnostic";
import type { DataSource } from "./data-source";

export const serviceDiscoveryDnsNamespace: DataSource = {
  type: "aws_service_discovery_dns_namespace",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    const type = query.text("type") ?? "";
    const found = query.scenario.privateDnsNamespaces.find((each) => type === PRIVATE && each.name === name);
    if (found === undefined) {
      throw new ProviderError(`reading Service Discovery ${name} Namespace (${type}): empty result`);
    }
    return {
      id: found.id,
      arn: query.arn("servicediscovery", `namespace/${found.id}`),
      description: found.description,
      hosted_zone: hostedZoneId(found),
      name: found.name,
      tags: {},
      type: PRIVATE,
    };
  },
};
