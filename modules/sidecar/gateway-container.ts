import { envoyOf } from "./envoy-container";
import type { EnvoyContainerProps } from "./envoy-container";

export interface GatewayContainerProps extends EnvoyContainerProps {
  /** Ports of the virtual gateway's listeners. */
  readonly ports: readonly number[];
}

/** Ports below this one can be bound only with a capability of their own. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * The container definition of the Envoy that is a virtual gateway. Nothing is redirected to it, so it runs as the image's
 * own user (App Mesh user guide, virtual gateways).
 */
export function gatewayContainer({ ports, ...props }: GatewayContainerProps) {
  const { command, environment, restartPolicy, ...envoy } = envoyOf(props);
  return {
    ...envoy,
    ...(command === undefined ? {} : { command }),
    ...(environment.length === 0 ? {} : { environment }),
    ...(restartPolicy === undefined ? {} : { restartPolicy }),
    // With nothing to wait for it, the grace is as long as a first configuration may take over the service link.
    healthCheck: { ...envoy.healthCheck, startPeriod: 60 },
    portMappings: ports.map((port) => ({ containerPort: port, hostPort: port, protocol: "tcp" })),
    ...(ports.some((port) => port < FIRST_UNPRIVILEGED_PORT)
      ? { linuxParameters: { capabilities: { add: ["NET_BIND_SERVICE"] } } }
      : {}),
  };
}
