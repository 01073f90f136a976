import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const cloudMapIpPreference: SynthRule = {
  id: "OM-M100",
  title: "A Cloud Map node says nothing about IP versions, which Terraform cannot write",
  severity: "error",
  stages: ["synth"],
  why: "The resource aws_appmesh_virtual_node has no ip_preference under aws_cloud_map, so the setting would be lost.",
  remedy:
    "Set `mesh.spec.serviceDiscovery.ipPreference`, which holds for every node that says nothing else, and remove it here.",
  source: "Terraform AWS provider 5.100.0 and 6.55.0, schema of aws_appmesh_virtual_node",
  controlPlane: "app-mesh",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).nodes) {
      const preference = value.spec.serviceDiscovery?.awsCloudMap?.ipPreference;
      if (preference === undefined) continue;
      yield {
        path: at("spec", "serviceDiscovery", "awsCloudMap", "ipPreference"),
        message: `the ipPreference ${preference} of ${label} cannot be written: the Terraform resource lacks it for Cloud Map.`,
      };
    }
  },
};
