import { createHash } from "node:crypto";
import { mirroredEnvoyImage, partitionOf } from "../../../aws";
import { gatewayObjectName } from "../../../deployment";
import { BOOTSTRAP_FILE, asFiles } from "../../../envoy";
import type { CompileOptions, EnvoyCompiler, EnvoyConfiguration } from "../../../envoy";
import { OWN_ENVOY } from "../../../rules";
import { readyScript, upstreamLogLevel } from "../../sidecar";
import { ACCOUNT_MARK } from "./context";
import type { ManifestContext } from "./context";
import { ENVOY_CONTAINER, ENVOY_USER, envoyResources } from "./envoy";
import { INJECTION } from "./pod-envoy";
import type { PodEnvoy, PodEnvoys } from "./pod-envoy";
import { redirectByScript } from "./redirect";
import type { ConfigMapManifest, Container, Probe } from "./types";

/** Where an Envoy finds its files. */
export const ENVOY_FOLDER = "/etc/outpost-mesh";
const VOLUME = "envoy-configuration";
/** Port on which a collector takes spans, OTLP over gRPC. */
const OTLP_PORT = 4317;
/** Seconds that the first configuration may take, as App Mesh's agent waited. */
const START_TIMEOUT = 180;

/**
 * Envoys that read their configuration from files of a ConfigMap, and read them again when they are replaced: routes,
 * clusters, listeners and secrets change in pods that run. Only what Envoy starts with makes other pods.
 */
export class StaticPodEnvoys implements PodEnvoys {
  constructor(
    private readonly context: ManifestContext,
    private readonly compiler: EnvoyCompiler,
    private readonly options: CompileOptions,
  ) {}

  node(name: string, listenerPorts: readonly number[]): PodEnvoy {
    return { ...this.envoy(name, this.compiler.node(name)), redirect: this.redirect(listenerPorts) };
  }

  gateway(name: string): PodEnvoy {
    return this.envoy(gatewayObjectName(name), this.compiler.gateway(name));
  }

  private redirect(listenerPorts: readonly number[]): readonly Container[] {
    if (this.options.interception.kind === "loopback") return [];
    return [redirectByScript(this.context.platform.envoy, listenerPorts)];
  }

  private collectors(): readonly Container[] {
    const image = this.context.platform.envoy.tracing?.image;
    if (image === undefined) return [];
    return [
      {
        name: "otel-collector",
        image,
        // What it sends must not come back to Envoy.
        securityContext: { runAsUser: ENVOY_USER },
        ports: [{ name: "traces", containerPort: OTLP_PORT, protocol: "TCP" }],
        env: [{ name: "AWS_REGION", value: this.context.deployment.region }],
        resources: { requests: { cpu: "10m", memory: "32Mi" } },
      },
    ];
  }

  /** @param pod name of what runs the Envoy; no object of Kubernetes that is made here otherwise has a dot in its name */
  private envoy(pod: string, configuration: EnvoyConfiguration): PodEnvoy {
    const { namespace } = this.context;
    const data = asFiles(configuration, ENVOY_FOLDER);
    const files: ConfigMapManifest = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: `${pod}.envoy`, namespace, labels: this.context.labels() },
      data,
    };
    return {
      container: this.container(),
      redirect: [],
      collectors: this.collectors(),
      volumes: [{ name: VOLUME, configMap: { name: files.metadata.name } }],
      // App Mesh's controller may be there, on the way from it or for another mesh; it adds no second Envoy.
      annotations: { [INJECTION]: "disabled", [OWN_ENVOY]: digest(data[BOOTSTRAP_FILE]!) },
      objects: [files],
      group: undefined,
    };
  }

  private container(): Container {
    const { deployment, platform } = this.context;
    const { envoy } = platform;
    const { adminPort, metricsPort } = this.options;
    const { region } = deployment;
    const ready = readyScript(adminPort);
    return {
      name: ENVOY_CONTAINER,
      image: envoy.image ?? mirroredEnvoyImage(ACCOUNT_MARK, region, partitionOf(region).dnsSuffix),
      args: [
        "-c",
        `${ENVOY_FOLDER}/${BOOTSTRAP_FILE}`,
        "--log-level",
        upstreamLogLevel(envoy.logLevel),
        "--disable-hot-restart",
        // As strict about files that are read again as about the first one.
        "--reject-unknown-dynamic-fields",
      ],
      securityContext: { runAsUser: ENVOY_USER },
      ...(metricsPort === undefined
        ? {}
        : { ports: [{ name: "metrics", containerPort: metricsPort, protocol: "TCP" as const }] }),
      // As a folder: a file of its own, by `subPath`, is never replaced.
      volumeMounts: [{ name: VOLUME, mountPath: ENVOY_FOLDER, readOnly: true }],
      resources: envoyResources(envoy),
      readinessProbe: probe(ready),
      lifecycle: {
        postStart: {
          exec: { command: bash(`for _ in {1..${START_TIMEOUT}}; do (${ready}) && exit 0; sleep 1; done; exit 1`) },
        },
        preStop: { exec: { command: bash(`sleep ${envoy.preStopDelay}`) } },
      },
    };
  }
}

function probe(script: string): Probe {
  return {
    exec: { command: bash(script) },
    initialDelaySeconds: 1,
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };
}

function bash(script: string): string[] {
  return ["bash", "-c", script];
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
