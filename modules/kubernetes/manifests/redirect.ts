import { APP_MESH_IMAGES } from "../../../aws";
import type { EksEnvoyOptions } from "../../../deployment";
import { EGRESS_PORT, INGRESS_PORT } from "../../../envoy";
import { ENVOY_USER, envoyResources } from "./envoy";
import type { Container } from "./types";

/** Addresses that must bypass Envoy: the instance metadata, and the agent that gives pods credentials. */
const IGNORED_ADDRESSES = ["169.254.169.254", "169.254.170.23"];
/** Port that App Mesh's controller leaves out by default. */
const IGNORED_PORTS = [22];

const INGRESS = "OUTPOST_MESH_INGRESS";
const EGRESS = "OUTPOST_MESH_EGRESS";

/**
 * The init container that sends the pod's traffic through Envoy, by rules that stand in the plan: any image with a shell
 * and iptables will do. Running it twice changes nothing.
 */
export function redirectByScript(options: EksEnvoyOptions, listenerPorts: readonly number[]): Container {
  return {
    name: "proxyinit",
    image: options.initImage ?? APP_MESH_IMAGES.routeManager,
    command: ["sh", "-c", redirectScript(listenerPorts)],
    securityContext: { runAsUser: 0, capabilities: { add: ["NET_ADMIN"] } },
    resources: envoyResources(options),
  };
}

/** @param listenerPorts ports of the virtual node's listeners; traffic to any other port of the pod bypasses Envoy */
export function redirectScript(listenerPorts: readonly number[]): string {
  const ports = [...listenerPorts].sort((a, b) => a - b);
  return [
    "set -e",
    'nat() { iptables -w -t nat "$@"; }',
    'chain() { nat -N "$1" 2>/dev/null || nat -F "$1"; }',
    'once() { nat -C "$@" 2>/dev/null || nat -A "$@"; }',
    `chain ${INGRESS}`,
    ...ports.map((port) => `nat -A ${INGRESS} -p tcp --dport ${port} -j REDIRECT --to-ports ${INGRESS_PORT}`),
    `once PREROUTING -p tcp -m addrtype ! --src-type LOCAL -j ${INGRESS}`,
    `chain ${EGRESS}`,
    `nat -A ${EGRESS} -m owner --uid-owner ${ENVOY_USER} -j RETURN`,
    ...IGNORED_ADDRESSES.map((address) => `nat -A ${EGRESS} -d ${address} -j RETURN`),
    ...IGNORED_PORTS.map((port) => `nat -A ${EGRESS} -p tcp --dport ${port} -j RETURN`),
    `nat -A ${EGRESS} -p tcp -j REDIRECT --to-ports ${EGRESS_PORT}`,
    `once OUTPUT -p tcp -m addrtype ! --dst-type LOCAL -j ${EGRESS}`,
  ].join("\n");
}
