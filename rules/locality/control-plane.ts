import type { HopRule } from "../rule";
import { envoysOf, unique } from "./takers";

export const controlPlaneHop: HopRule = {
  id: "OM-L001",
  title: "No Envoy takes its configuration from App Mesh in the Region",
  severity: "note",
  stages: ["synth"],
  why: "App Mesh's control plane runs in the Region and Envoys on the Outpost are connected to it over the service link.",
  remedy:
    "Keep tasks running rather than restarting them while the service link is unreliable; an Envoy that runs keeps its last configuration.",
  source: "App Mesh user guide, App Mesh on AWS Outposts; Outposts user guide (racks), local resources",
  controlPlane: "app-mesh",
  reaches: "App Mesh: Envoy's configuration",
  when: "when an Envoy starts, and whenever the mesh changes",
  whenDown: "Envoys that run keep the last configuration; the mesh cannot be changed, and an Envoy that starts waits",
  trace(subject) {
    const takers = unique(envoysOf(subject).map(({ taker }) => taker));
    if (takers.length === 0) return undefined;
    const { deployment } = subject;
    return {
      path: [deployment.services === undefined ? "mesh" : "services"],
      takers,
      message: `Envoys get their configuration from App Mesh in ${deployment.region}.`,
    };
  },
};
