import { NO_CLOUD_MAP_REGIONS } from "../../aws";
import { discoveryOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const cloudMapRegion: SynthRule = {
  id: "OM-M007",
  title: "The Region has Cloud Map discovery for App Mesh where the mesh uses it",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh's API reference excludes Cloud Map in some Regions.",
  remedy: "Set `mesh.discovery.type: dns` and keep the records yourself.",
  source: "App Mesh API reference, AwsCloudMapServiceDiscovery",
  *inspect({ deployment, mesh }) {
    if (mesh === undefined || !NO_CLOUD_MAP_REGIONS.includes(deployment.region)) return;
    if (discoveryOf(deployment).type !== "cloud-map") return;
    yield {
      path: deployment.mesh?.discovery === undefined ? ["region"] : ["mesh", "discovery"],
      message: `App Mesh does not discover services through Cloud Map in ${deployment.region}.`,
    };
  },
};
