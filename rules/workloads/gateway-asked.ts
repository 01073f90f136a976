import { findTarget, leavingAppMesh } from "../../deployment";
import { balancerTargets } from "../load-balancers/placed-balancers";
import type { SynthRule } from "../rule";

export const gatewayAsked: SynthRule = {
  id: "OM-W030",
  title: "A gateway behind a load balancer has a port that tells whether it is ready",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Without App Mesh Envoy's administration answers inside the task alone, so a load balancer cannot ask it; asked for / on the listener instead, the gateway would be as healthy as whatever is behind that path.",
  remedy:
    "Set `mesh.envoy.metricsPort`, which also serves /ready, or a `healthCheck.path` of the target that a gateway route matches.",
  source: "Envoy documentation, administration interface: /ready",
  *inspect({ deployment, mesh }) {
    // There it takes more than one port, and OM-E032 says it.
    if (leavingAppMesh(deployment) !== undefined) return;
    for (const { label, target, toTarget, balancer } of balancerTargets(deployment)) {
      const found = findTarget(deployment, mesh, target);
      if (found?.kind !== "gateway" || found.readyPort !== undefined) continue;
      if (balancer.type !== "application" || found.protocol === "grpc") continue;
      if (target.healthCheck.path !== undefined) continue;
      yield { path: toTarget, message: `${label} has no port to ask the gateway "${found.name}" whether it is ready.` };
    }
  },
};
