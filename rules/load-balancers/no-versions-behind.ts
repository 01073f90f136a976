import { findTarget } from "../../deployment";
import { listed } from "../../document";
import type { SynthRule } from "../rule";
import { balancerTargets } from "./placed-balancers";

export const noVersionsBehind: SynthRule = {
  id: "OM-N082",
  title: "A service with several versions stands behind a virtual gateway, not behind the load balancer itself",
  severity: "error",
  stages: ["synth"],
  why: "The weights of versions are those of a route, which the Envoys of callers keep. A load balancer has no Envoy: it would spread requests over all tasks alike.",
  remedy: "Expose the service through a virtual gateway (`exposed`), and let the load balancer lead there.",
  source: "App Mesh user guide, routes and virtual gateways",
  *inspect({ deployment, mesh }) {
    for (const { label, target, toTarget } of balancerTargets(deployment)) {
      const found = findTarget(deployment, mesh, target);
      if (found === undefined || found.versions.length < 2) continue;
      yield {
        path: toTarget,
        message: `${label} leads to the tasks of "${found.name}", whose versions ${listed(found.versions)} have weights that it does not know.`,
      };
    }
  },
};
