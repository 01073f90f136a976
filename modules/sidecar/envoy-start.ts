import type { EnvoyOptions } from "../../deployment";
import type { Message } from "../../envoy";
import { escapeTemplate } from "../../rules";

/** How an Envoy starts, and how ECS sees that it has: what the control plane decides of its container. */
export interface EnvoyStart {
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  /** Arguments of the image's entry point. */
  readonly command?: readonly string[];
  /** Command that succeeds when Envoy takes traffic. */
  readonly isReady: readonly string[];
  /** Restarts the container in its task, which asks nobody outside the instance. */
  readonly restartPolicy?: { readonly enabled: true; readonly restartAttemptPeriod: number };
}

export interface AppMeshStartProps {
  readonly region: string;
  /** Template: `mesh/MESH/virtualNode/NODE` or `mesh/MESH/virtualGateway/GATEWAY`. */
  readonly resource: string;
  readonly options: EnvoyOptions;
}

/** An Envoy of App Mesh's image, which asks App Mesh for its configuration. */
export function appMeshStart({ region, resource, options }: AppMeshStartProps): EnvoyStart {
  return {
    environment: [
      { name: "APPMESH_RESOURCE_ARN", value: resource },
      // Without it Envoy asks the instance metadata service, which the hop limit keeps from containers.
      { name: "AWS_REGION", value: region },
      { name: "ENVOY_LOG_LEVEL", value: options.logLevel },
    ],
    isReady: ["CMD-SHELL", "curl -s http://localhost:9901/server_info | grep state | grep -q LIVE"],
  };
}

export interface StaticStartProps {
  /** The whole configuration. */
  readonly bootstrap: Message;
  /** Port of Envoy's administration on the loopback. */
  readonly adminPort: number;
  readonly options: EnvoyOptions;
}

/**
 * An Envoy of upstream's image, with its whole configuration among its arguments: a reviewer sees it in the plan, and
 * nothing has to be fetched when the container starts again.
 */
export function staticStart({ bootstrap, adminPort, options }: StaticStartProps): EnvoyStart {
  return {
    environment: [],
    command: [
      "--config-yaml",
      // JSON is YAML.
      escapeTemplate(JSON.stringify(bootstrap)),
      "--log-level",
      upstreamLogLevel(options.logLevel),
      "--disable-hot-restart",
    ],
    // ECS's own shell form would take a shell without /dev/tcp.
    isReady: ["CMD", "bash", "-c", readyScript(adminPort)],
    restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
  };
}

/** Succeeds in a bash when Envoy takes traffic. Upstream's image has a bash and no curl. */
export function readyScript(adminPort: number): string {
  return `exec 3<>/dev/tcp/127.0.0.1/${adminPort} && printf 'GET /ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]`;
}

/** A log level as Envoy's own command line calls it. */
export function upstreamLogLevel(level: EnvoyOptions["logLevel"]): string {
  return level === "warning" ? "warn" : level;
}
