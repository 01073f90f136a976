import { ENVOY_UPSTREAM, mirroredEnvoyImage, partitionOf } from "../../aws";
import type { SynthRule } from "../rule";

export const imageMirrored: SynthRule = {
  id: "OM-E023",
  title: "The mirror of Envoy's image is named",
  severity: "note",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "No registry of AWS has upstream's Envoy, so the default is a mirror in the account's own registry, which somebody has to make once in each account and Region. No plan asks whether it is there, and without it no task and no pod starts.",
  remedy: "Make it with the commands of docs/envoy.md, and name it as `workloads.envoy.image` to say that it is there.",
  source: `${ENVOY_UPSTREAM.source}, ${ENVOY_UPSTREAM.retrieved}`,
  *inspect({ deployment: { workloads, region } }) {
    if (workloads === undefined || workloads.envoy.image !== undefined) return;
    const image = mirroredEnvoyImage("ACCOUNT", region, partitionOf(region).dnsSuffix);
    yield { path: ["workloads"], message: `Envoys are pulled from ${image}, which is to be there.` };
  },
};
