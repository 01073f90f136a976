import { exactlyOne, hasLength, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const discoveryKind: SynthRule = {
  id: "OM-M015",
  title: "Service discovery is of exactly one kind and names what it asks for",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes a host name or a Cloud Map service of 1 to 1024 characters, not both and not neither.",
  remedy: "Keep one of `dns` and `awsCloudMap`, and give its names.",
  source: "App Mesh API reference, ServiceDiscovery, DnsServiceDiscovery, AwsCloudMapServiceDiscovery",
  *inspect(subject) {
    for (const node of meshIndex(subject).nodes) {
      const { serviceDiscovery } = node.value.spec;
      if (serviceDiscovery === undefined) continue;
      const at = (...steps: string[]) => node.at("spec", "serviceDiscovery", ...steps);
      const { dns, awsCloudMap } = serviceDiscovery;
      yield* exactlyOne(`the service discovery of ${node.label}`, serviceDiscovery, ["dns", "awsCloudMap"], at());
      yield* hasLength("the host name", dns?.hostname, [1, 1024], at("dns", "hostname"));
      yield* hasLength(
        "the namespace's name",
        awsCloudMap?.namespaceName,
        [1, 1024],
        at("awsCloudMap", "namespaceName"),
      );
      yield* hasLength("the service's name", awsCloudMap?.serviceName, [1, 1024], at("awsCloudMap", "serviceName"));
    }
  },
};
