import { eksOf, findTarget, targetEntry, targetHealthCheck, targetKey } from "../../deployment";
import type { BalancerTarget, Deployment, FoundTarget, LoadBalancer } from "../../deployment";
import { balancerTargets } from "../load-balancers/placed-balancers";
import type { SynthRule, Violation } from "../rule";

/** What Kubernetes gives to Services unless its API server is told otherwise, which EKS does not offer. */
const RANGE = { first: 30000, last: 32767 } as const;

export const nodePorts: SynthRule = {
  id: "OM-K038",
  title: "Pods behind a load balancer have ports of their nodes, which are theirs alone",
  severity: "error",
  stages: ["synth"],
  why: "A load balancer reaches pods by a port that every node has for them. The cluster's stack and the one with what is in it must name the same port, and Kubernetes refuses one outside its range or that another Service has.",
  remedy:
    "Give the target a `nodePort` from 30000 to 32767, best one up to 30085, which Kubernetes gives to nobody by itself; with ECS give none.",
  source: "Kubernetes documentation, Service: type NodePort, and NodePort static subranges",
  *inspect({ deployment, mesh }) {
    const taken = new TakenPorts();
    for (const { label, target, toTarget, balancer } of balancerTargets(deployment)) {
      const { nodePort, healthNodePort } = target;
      if (eksOf(deployment) === undefined) {
        for (const [key, value] of Object.entries({ nodePort, healthNodePort })) {
          if (value === undefined) continue;
          const message = `${label} cannot have the \`${key}\` ${value} with the platform ecs, whose tasks have addresses of their own.`;
          yield { path: [...toTarget, key], message };
        }
        continue;
      }
      const found = findTarget(deployment, mesh, target);
      if (found === undefined) continue;
      if (nodePort === undefined) {
        const message = `${label} names no \`nodePort\` by which it reaches the pods of "${found.name}".`;
        yield { path: toTarget, message };
        continue;
      }
      for (const use of usesOf(deployment, balancer, found, target)) {
        const path = [...toTarget, use.key];
        const { port } = use;
        if (port < RANGE.first || port > RANGE.last) {
          const message = `${label} leads to port ${port} of the nodes; ${RANGE.first} to ${RANGE.last} are allowed.`;
          yield { path, message };
        }
        yield* taken.by(use, label, path);
      }
    }
  },
};

/** A port of the nodes, for requests to a target or for its health checks. */
interface Use {
  readonly key: "nodePort" | "healthNodePort";
  readonly port: number;
  readonly target: FoundTarget;
}

/** The ports of the nodes that a target takes. */
function usesOf(deployment: Deployment, balancer: LoadBalancer, target: FoundTarget, options: BalancerTarget): Use[] {
  const entry = targetEntry(deployment, target, options);
  const isAsked = targetHealthCheck(balancer, { target, entry, options, listeners: [] }).port !== undefined;
  return [
    { key: "nodePort", port: entry.port, target },
    ...(isAsked ? [{ key: "healthNodePort" as const, port: entry.readyPort!, target }] : []),
  ];
}

/** The ports of the nodes that are spoken for. */
class TakenPorts {
  private readonly users = new Map<number, Use>();
  private readonly ports = new Map<string, number>();

  /** What is wrong with a further use: another has the port, or the target has another port. */
  *by(use: Use, label: string, path: Violation["path"]): Iterable<Violation> {
    const { key, port, target } = use;
    const user = this.users.get(port) ?? use;
    this.users.set(port, user);
    if (targetKey(user.target) !== targetKey(target)) {
      const other = `the ${user.target.kind} "${user.target.name}"`;
      yield { path, message: `${label} takes port ${port} of the nodes, which leads to ${other}.` };
    } else if (user.key !== key) {
      yield { path, message: `${label} takes port ${port} of the nodes for requests and for health checks.` };
    }
    const role = `${key} ${targetKey(target)}`;
    const given = this.ports.get(role) ?? port;
    this.ports.set(role, given);
    if (given === port) return;
    const name = `the ${target.kind} "${target.name}"`;
    yield { path, message: `${label} leads to ${name} by port ${port} of the nodes, another listener by ${given}.` };
  }
}
