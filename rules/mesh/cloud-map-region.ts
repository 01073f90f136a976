import { NO_CLOUD_MAP_REGIONS } from "../../aws";
import { discoveryOf } from "../../deployment";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const cloudMapRegion: SynthRule = {
  id: "OM-M007",
  title: "The Region has Cloud Map discovery for App Mesh where the mesh uses it",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh's API reference excludes Cloud Map in some Regions.",
  remedy: "Set `mesh.discovery.type: dns`, or `dns` in the node's service discovery, and keep the records yourself.",
  source: "App Mesh API reference, AwsCloudMapServiceDiscovery",
  *inspect(subject) {
    const { deployment } = subject;
    if (!NO_CLOUD_MAP_REGIONS.includes(deployment.region)) return;
    const message = `App Mesh does not discover services through Cloud Map in ${deployment.region}.`;
    const discovery = deployment.mesh?.discovery;
    if ((deployment.services ?? discovery) !== undefined && discoveryOf(deployment).type === "cloud-map") {
      yield { path: discovery === undefined ? ["region"] : ["mesh", "discovery"], message };
    }
    for (const { service, value, at } of meshIndex(subject).nodes) {
      if (service !== undefined || value.spec.serviceDiscovery?.awsCloudMap === undefined) continue;
      yield { path: at("spec", "serviceDiscovery", "awsCloudMap"), message };
    }
  },
};
