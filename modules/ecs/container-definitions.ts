import type { NodeContainer } from "../../deployment";
import { escapeTemplate } from "../../rules";
import { ENVOY_CONTAINER, awsLogs } from "../sidecar";
import type { envoyContainer } from "../sidecar";

export interface ContainerDefinitionsProps {
  readonly container: NodeContainer;
  readonly region: string;
  /** Template: name of the log group. */
  readonly logGroup: string;
  readonly envoy: ReturnType<typeof envoyContainer>;
}

/** The two containers of a task, as ECS takes them: the service's own and its Envoy. */
export function containerDefinitions({ container, region, logGroup, envoy }: ContainerDefinitionsProps): string {
  return JSON.stringify([appContainer(container, region, logGroup), envoy].map(withoutAbsent));
}

function appContainer({ node, service, container }: NodeContainer, region: string, logGroup: string) {
  const text = escapeTemplate;
  const pairs = <T>(map: Readonly<Record<string, string>>, make: (name: string, value: string) => T): T[] =>
    Object.keys(map)
      .sort()
      .map((name) => make(text(name), text(map[name]!)));
  const { healthCheck } = container;
  return {
    name: node.service,
    image: text(container.image),
    essential: true,
    cpu: container.cpu,
    memory: container.memory,
    command: container.command?.map(text),
    readonlyRootFilesystem: container.readOnlyRootFilesystem,
    portMappings: [{ containerPort: service.port, hostPort: service.port, protocol: "tcp" }],
    environment: pairs(container.environment, (name, value) => ({ name, value })),
    secrets: pairs(container.secrets, (name, valueFrom) => ({ name, valueFrom })),
    healthCheck: healthCheck && { ...healthCheck, command: healthCheck.command.map(text) },
    // Without its Envoy the container would speak to the network directly, or, with the redirect set, to nobody.
    dependsOn: [{ containerName: ENVOY_CONTAINER, condition: "HEALTHY" }],
    stopTimeout: container.stopTimeout,
    logConfiguration: awsLogs(logGroup, region, node.service),
  };
}

/** ECS gives defaults to what is absent; an empty list would show up as a change for ever. */
function withoutAbsent(definition: object): object {
  return Object.fromEntries(
    Object.entries(definition).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
