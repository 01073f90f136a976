import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const attributeKeys: SynthRule = {
  id: "OM-M104",
  title: "A node asks for each Cloud Map attribute once, all that Terraform can write",
  severity: "error",
  stages: ["synth"],
  why: "The resource aws_appmesh_virtual_node keeps attributes as a map, so of two with one key the later would replace the earlier.",
  remedy: "Keep one; an instance has one value for each attribute.",
  source: "Terraform AWS provider 5.100.0 and 6.55.0, schema of aws_appmesh_virtual_node",
  controlPlane: "app-mesh",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).nodes) {
      const seen = new Set<string>();
      for (const [i, { key }] of (value.spec.serviceDiscovery?.awsCloudMap?.attributes ?? []).entries()) {
        if (seen.has(key)) {
          yield {
            path: at("spec", "serviceDiscovery", "awsCloudMap", "attributes", i, "key"),
            message: `${label} asks for the attribute ${JSON.stringify(key)} twice.`,
          };
        }
        seen.add(key);
      }
    }
  },
};
