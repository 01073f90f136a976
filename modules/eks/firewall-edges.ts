import { eksOf, gatewaysOf } from "../../deployment";
import type { Deployment, MeshModel, MeshPod } from "../../deployment";
import type { NodeFirewallProps } from "./node-firewall";

/** The edges of a mesh as a nodes' firewall needs them. */
export function firewallEdges(
  deployment: Deployment,
  model: MeshModel,
  pods: readonly MeshPod[],
): Pick<NodeFirewallProps, "running" | "gateways" | "elsewhere"> {
  const { services = {} } = deployment;
  const running = Object.fromEntries(pods.map(({ node, service }) => [node.service, service]));
  const gateways = Object.entries(eksOf(deployment)?.gateways ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { clients }]) => {
      const gateway = model.virtualGateways.find(({ virtualGatewayName }) => virtualGatewayName === name);
      return (gateway?.spec.listeners ?? []).map(({ portMapping }) => ({ name, port: portMapping.port, clients }));
    });
  const elsewhere = Object.entries(running)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([caller, { calls }]) =>
      [...new Set(calls)].sort().flatMap((callee) => {
        const called =
          Object.hasOwn(services, callee) && !Object.hasOwn(running, callee) ? services[callee] : undefined;
        return called === undefined ? [] : [{ caller, callee, port: called.port }];
      }),
    );
  const furtherPorts = gatewaysOf(deployment, model).flatMap(({ name, workload }) =>
    [...new Set(workload.vpcPorts)]
      .sort((a, b) => a - b)
      .map((port) => ({ caller: `gateway-${name}`, callee: `port-${port}`, port })),
  );
  return { running, gateways, elsewhere: [...elsewhere, ...furtherPorts] };
}
