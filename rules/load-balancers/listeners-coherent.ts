import { findTarget, targetKey } from "../../deployment";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const listenersCoherent: SynthRule = {
  id: "OM-N076",
  title: "The listeners of a load balancer have ports of their own and lead somewhere",
  severity: "error",
  stages: ["synth"],
  why: "A load balancer has one listener on a port, each either forwards or redirects, and listeners that lead to the same target share its one target group.",
  remedy:
    "Give each listener a port of its own and exactly one of `target` and `redirectTo`; describe a target alike wherever it is named.",
  source: "Elastic Load Balancing API reference, CreateListener",
  *inspect({ deployment, mesh }) {
    for (const { balancer, path } of placedBalancers(deployment)) {
      const { listeners, type, name } = balancer;
      const targets = new Map<string, { readonly port: number; readonly text: string }>();
      for (const [index, { port, target, redirectTo, certificate }] of listeners.entries()) {
        const at = [...path, "listeners", index];
        if (listeners.findIndex((other) => other.port === port) < index)
          yield { path: [...at, "port"], message: `port ${port} of "${name}" has two listeners.` };
        if ((target === undefined) === (redirectTo === undefined))
          yield {
            path: at,
            message: `listener ${port} of "${name}" needs exactly one of \`target\` and \`redirectTo\`.`,
          };
        if (redirectTo !== undefined) {
          const to = [...at, "redirectTo"];
          const other = listeners.find((each) => each.port === redirectTo);
          if (type !== "application")
            yield { path: to, message: `"${name}" is a Network Load Balancer, which redirects nobody.` };
          else if (certificate !== undefined)
            yield { path: to, message: `listener ${port} of "${name}" speaks HTTPS already; only HTTP is redirected.` };
          else if (other?.certificate === undefined)
            yield { path: to, message: `"${name}" has no listener with a certificate on port ${redirectTo}.` };
        }
        const found = target === undefined ? undefined : findTarget(deployment, mesh, target);
        if (target === undefined || found === undefined) continue;
        const text = JSON.stringify([target.healthCheck, target.drain]);
        const first = targets.get(targetKey(found)) ?? { port, text };
        targets.set(targetKey(found), first);
        if (first.text !== text)
          yield {
            path: [...at, "target"],
            message: `listeners ${first.port} and ${port} of "${name}" lead to the ${found.kind} "${found.name}" with different health checks or drain times.`,
          };
      }
    }
  },
};
