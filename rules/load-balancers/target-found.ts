import { findTarget, gatewaysOf } from "../../deployment";
import { didYouMean, listed } from "../../document";
import type { SynthRule, Subject } from "../rule";
import type { BalancerTarget } from "../../deployment";
import { balancerTargets } from "./placed-balancers";

export const targetFound: SynthRule = {
  id: "OM-N075",
  title: "Every listener leads to one port of one thing that runs here",
  severity: "error",
  stages: ["synth"],
  why: "A target group gets the addresses of the tasks of one ECS service, and its security group the way to one port.",
  remedy:
    "Name a virtual gateway of `workloads.gateways` or a service of `workloads.services`, and the port where a gateway has several listeners.",
  source: "Amazon ECS developer guide, service load balancing",
  *inspect(subject) {
    for (const { label, target, toTarget } of balancerTargets(subject.deployment)) {
      if (target.lambda !== undefined || findTarget(subject.deployment, subject.mesh, target) !== undefined) {
        if (target.gateway !== undefined && target.service !== undefined)
          yield { path: toTarget, message: `${label} names a gateway and a service; exactly one is allowed.` };
        continue;
      }
      yield { path: toTarget, message: `${label} ${problem(subject, target)}` };
    }
  },
};

function problem({ deployment, mesh }: Subject, { gateway, service, port }: BalancerTarget): string {
  if (gateway !== undefined) {
    const running = gatewaysOf(deployment, mesh);
    const known = running.map(({ name }) => name);
    const found = running.find(({ name }) => name === gateway);
    if (found === undefined)
      return `leads to the gateway "${gateway}", which does not run here.${didYouMean(gateway, known)} Gateways: ${listed(known) || "none"}.`;
    const has = `the gateway "${gateway}" listens on ${listed(found.ports.map(String))}`;
    return port === undefined ? `says no port: ${has}.` : `leads to port ${port}: ${has}.`;
  }
  if (service === undefined) return "names neither a gateway nor a service.";
  const known = Object.keys(deployment.workloads?.services ?? {}).sort();
  if (!known.includes(service))
    return `leads to the service "${service}", which does not run here.${didYouMean(service, known)} Services: ${listed(known) || "none"}.`;
  return `leads to port ${port ?? "?"} of the service "${service}", which listens on ${deployment.services?.[service]?.port ?? "none"}.`;
}
