import { eksOf, gatewaysOf, loadBalancersOf, podsOf, targetGroupsOf, targetHealthCheck } from "../../deployment";
import type { Deployment, MeshModel } from "../../deployment";

/** What nodes let in and out, port by port: several services on one port are one rule, as a security group has it. */
export interface FirewallEdges {
  /** Ports on which pods of the mesh call each other, sorted. */
  readonly mesh: readonly number[];
  /** Ports on which nodes pass a load balancer's questions on to Envoys, sorted. */
  readonly asked: readonly number[];
  /** Blocks outside the mesh that may call a port of pods, sorted. */
  readonly clients: readonly { readonly cidr: string; readonly port: number }[];
  /** Ports that pods call elsewhere in the VPC, sorted. */
  readonly elsewhere: readonly number[];
}

/** The edges of a mesh as a nodes' firewall needs them. */
export function firewallEdges(deployment: Deployment, model: MeshModel): FirewallEdges {
  const { services = {} } = deployment;
  const pods = podsOf(deployment);
  const gateways = gatewaysOf(deployment, model);
  const running = new Set(pods.map(({ node }) => node.service));
  const opened = [
    ...pods.map(({ service }) => ({ ports: [service.port], clients: service.clients })),
    ...gateways.map(({ ports, workload }) => ({ ports, clients: workload.clients })),
  ];
  const clients = opened.flatMap(({ ports, clients: blocks }) =>
    ports.flatMap((port) => blocks.map((cidr) => ({ cidr, port }))),
  );
  const mesh = sorted(opened.flatMap(({ ports }) => ports));
  const called = pods
    .flatMap(({ service }) => service.calls)
    .flatMap((callee) => (Object.hasOwn(services, callee) && !running.has(callee) ? services[callee]!.port : []));
  return {
    mesh,
    asked: askedPorts(deployment, model).filter((port) => !mesh.includes(port)),
    clients: [...new Map(clients.map((each) => [`${each.cidr} ${each.port}`, each])).values()].sort(
      (a, b) => a.port - b.port || (a.cidr < b.cidr ? -1 : 1),
    ),
    elsewhere: sorted([...called, ...gateways.flatMap(({ workload }) => workload.vpcPorts)]),
  };
}

/** Ports of Envoys that load balancers ask by way of a node, which need not be the pod's own. */
function askedPorts(deployment: Deployment, model: MeshModel): number[] {
  if (eksOf(deployment) === undefined) return [];
  const groups = loadBalancersOf(deployment).flatMap((balancer) =>
    targetGroupsOf(deployment, model, balancer).map((group) => ({ group, check: targetHealthCheck(balancer, group) })),
  );
  return sorted(groups.flatMap(({ group, check }) => (check.port === undefined ? [] : (group.target.readyPort ?? []))));
}

function sorted(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
