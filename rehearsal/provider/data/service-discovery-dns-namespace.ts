import { createHash } from "node:crypto";
import { ProviderError } from "../diagnostic";
import type { DataSource } from "./data-source";

const PRIVATE = "DNS_PRIVATE";

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
      hosted_zone: `Z${createHash("sha256").update(found.id).digest("hex").slice(0, 20).toUpperCase()}`,
      name: found.name,
      tags: {},
      type: PRIVATE,
    };
  },
};
