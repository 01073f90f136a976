import type { EnvoyOptions } from "../../deployment";
import type { EnvoyStart } from "./envoy-start";

/** User that Envoy runs as; traffic of this user is not redirected to Envoy again (App Mesh user guide). */
export const ENVOY_USER = "1337";

/** Name of the Envoy container in every task. */
export const ENVOY_CONTAINER = "envoy";

export interface EnvoyContainerProps {
  /** Template: image reference. */
  readonly image: string;
  readonly region: string;
  readonly start: EnvoyStart;
  readonly options: EnvoyOptions;
  /** Template: name of the log group. */
  readonly logGroup: string;
}

/** The container definition of an Envoy beside a service's container, as ECS takes it. */
export function envoyContainer(props: EnvoyContainerProps) {
  const { name, image, essential, ...rest } = envoyOf(props);
  return { name, image, essential, user: ENVOY_USER, ...rest };
}

/** What every Envoy has, beside a container or alone. */
export function envoyOf({ image, region, start, options, logGroup }: EnvoyContainerProps) {
  return {
    name: ENVOY_CONTAINER,
    image,
    essential: true,
    cpu: options.cpu,
    memory: options.memory,
    command: start.command,
    environment: start.environment,
    healthCheck: {
      command: start.isReady,
      interval: 5,
      timeout: 2,
      retries: 3,
      startPeriod: 10,
    },
    restartPolicy: start.restartPolicy,
    ulimits: [{ name: "nofile", softLimit: options.openFiles, hardLimit: options.openFiles }],
    // Envoy drains its listeners for 20 seconds before it ends.
    stopTimeout: 30,
    logConfiguration: awsLogs(logGroup, region, ENVOY_CONTAINER),
  };
}

/** Log configuration that sends a container's output to CloudWatch. */
export function awsLogs(logGroup: string, region: string, prefix: string) {
  return {
    logDriver: "awslogs",
    options: { "awslogs-group": logGroup, "awslogs-region": region, "awslogs-stream-prefix": prefix },
  };
}
