import { ENVOY_CONTAINER, ENVOY_USER } from "./envoy-container";

/** Addresses that must bypass Envoy: the task's credentials and the instance metadata (App Mesh user guide). */
const IGNORED_ADDRESSES = ["169.254.170.2", "169.254.169.254"];

/**
 * ECS's instruction to redirect a task's traffic through Envoy.
 * @param listenerPorts the virtual node's listener ports; traffic to any other port bypasses Envoy
 */
export function proxyConfiguration(listenerPorts: readonly number[]) {
  return {
    type: "APPMESH",
    containerName: ENVOY_CONTAINER,
    properties: {
      AppPorts: [...listenerPorts].sort((a, b) => a - b).join(","),
      EgressIgnoredIPs: IGNORED_ADDRESSES.join(","),
      IgnoredUID: ENVOY_USER,
      ProxyEgressPort: "15001",
      ProxyIngressPort: "15000",
    },
  };
}
