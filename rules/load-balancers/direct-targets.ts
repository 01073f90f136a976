import type { SynthRule } from "../rule";
import { findTarget } from "../../deployment";
import { balancerTargets } from "./placed-balancers";

export const directTargets: SynthRule = {
  id: "OM-N088",
  title: "Load balancers lead to virtual gateways",
  severity: "note",
  stages: ["synth"],
  why: "A load balancer that calls a service's tasks itself is no Envoy: the task's own Envoy takes its requests in, but the service's route, with its retries, timeouts and weights, is in nobody's hands, and the load balancer's health checks take the place of App Mesh's.",
  remedy: "Expose the service through a virtual gateway (`exposed`), and let the load balancer lead there.",
  source: "App Mesh user guide, virtual gateways and routes: the caller's Envoy routes",
  *inspect({ deployment, mesh }) {
    for (const { label, target, toTarget } of balancerTargets(deployment)) {
      const found = findTarget(deployment, mesh, target);
      if (found?.kind !== "service") continue;
      yield { path: toTarget, message: `${label} calls the tasks of "${found.name}" past the mesh's routes.` };
    }
  },
};
