import { leavingAppMesh, loadBalancersOf, targetGroupsOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const balancersAskBoth: SynthRule = {
  id: "OM-E032",
  title: "On the way from App Mesh a load balancer asks a gateway's old and new Envoys for health in one way",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "While a gateway's tasks are replaced, both kinds of Envoy are in one target group. App Mesh's answers /ready on 9901; one with its own configuration has that on the loopback, and what it shows to others, the old one has not.",
  remedy:
    "Give the listener's target a `healthCheck.path` that a route of the gateway answers, and apply that before the way begins; or let a load balancer of type network ask by TCP.",
  source: "Elastic Load Balancing, target group health checks; docs/migration.md",
  *inspect({ deployment, mesh }) {
    if (leavingAppMesh(deployment) === undefined) return;
    for (const balancer of loadBalancersOf(deployment)) {
      if (balancer.type !== "application") continue;
      for (const { target, options, listeners } of targetGroupsOf(deployment, mesh, balancer)) {
        const { kind, protocol, name } = target;
        if (kind !== "gateway" || protocol === "grpc" || options.healthCheck.path !== undefined) continue;
        const own = deployment.network!.loadBalancers.findIndex((each) => each.name === balancer.name);
        const at = balancer.listeners.findIndex(({ port }) => port === listeners[0]);
        yield {
          path: ["network", "loadBalancers", own, "listeners", at, "target"],
          message: `the load balancer ${JSON.stringify(balancer.name)} asks the gateway ${JSON.stringify(name)} for /ready, which its old and new Envoys answer on different ports.`,
        };
      }
    }
  },
};
