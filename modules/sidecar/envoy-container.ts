import type { EnvoyOptions } from "../../deployment";

/** User that Envoy runs as; traffic of this user is not redirected to Envoy again (App Mesh user guide). */
export const ENVOY_USER = "1337";

/** Name of the Envoy container in every task. */
export const ENVOY_CONTAINER = "envoy";

export interface EnvoyContainerProps {
  /** Image reference. */
  readonly image: string;
  readonly region: string;
  /** Template: `mesh/MESH/virtualNode/NODE` or `mesh/MESH/virtualGateway/GATEWAY`. */
  readonly resource: string;
  readonly options: EnvoyOptions;
  /** Template: name of the log group. */
  readonly logGroup: string;
}

/** The container definition of App Mesh's Envoy beside a service's container, as ECS takes it. */
export function envoyContainer(props: EnvoyContainerProps) {
  const { name, image, essential, ...rest } = envoyOf(props);
  return { name, image, essential, user: ENVOY_USER, ...rest };
}

/** What every Envoy of App Mesh has, beside a container or alone. */
export function envoyOf({ image, region, resource, options, logGroup }: EnvoyContainerProps) {
  return {
    name: ENVOY_CONTAINER,
    image,
    essential: true,
    cpu: options.cpu,
    memory: options.memory,
    environment: [
      { name: "APPMESH_RESOURCE_ARN", value: resource },
      // Without it Envoy asks the instance metadata service, which the hop limit keeps from containers.
      { name: "AWS_REGION", value: region },
      { name: "ENVOY_LOG_LEVEL", value: options.logLevel },
    ],
    healthCheck: {
      command: ["CMD-SHELL", "curl -s http://localhost:9901/server_info | grep state | grep -q LIVE"],
      interval: 5,
      timeout: 2,
      retries: 3,
      startPeriod: 10,
    },
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
