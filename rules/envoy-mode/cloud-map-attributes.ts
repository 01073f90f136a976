import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const cloudMapAttributes: SynthRule = {
  id: "OM-E002",
  title: "No node is found by attributes of Cloud Map",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Envoy finds hosts by looking names up, and a DNS answer holds every instance of a service, whatever its attributes. App Mesh asked Cloud Map and sorted them out.",
  remedy: "Give each virtual node a Cloud Map service of its own, and leave the attributes out.",
  source: "AWS Cloud Map API reference, DnsConfig; Envoy documentation, service discovery",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).nodes) {
      const attributes = value.spec.serviceDiscovery?.awsCloudMap?.attributes ?? [];
      if (attributes.length === 0) continue;
      const names = attributes.map(({ key }) => key).sort();
      yield {
        path: at("spec", "serviceDiscovery", "awsCloudMap", "attributes"),
        message: `${label} takes only instances with certain attributes: ${names.join(", ")}.`,
      };
    }
  },
};
