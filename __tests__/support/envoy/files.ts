import { BOOTSTRAP_FILE } from "../../../envoy";
import { semanticProblems } from "./semantics";
import { protoProblems } from "./strict";

type Json = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, string>>;

const RESPONSE = "envoy.service.discovery.v3.DiscoveryResponse";

/**
 * What Envoy would have against a configuration in files: each of them by the published protos, and what they are together
 * by the checks beyond those.
 * @param folder where they are mounted
 */
export function fileProblems(files: Files, folder: string): string[] {
  const ofEach = Object.entries(files).flatMap(([name, text]) =>
    protoProblems(JSON.parse(text), name === BOOTSTRAP_FILE ? undefined : RESPONSE).map((each) => `${name}: ${each}`),
  );
  if (ofEach.length > 0) return ofEach;
  const mounted = new MountedFiles(files, folder);
  const bootstrap = mounted.together();
  return [...mounted.problems, ...mounted.unused(), ...semanticProblems(bootstrap)];
}

/** The configuration that Envoy has when it has read all files: the bootstrap with everything in it. */
export function together(files: Files, folder: string): unknown {
  return new MountedFiles(files, folder).together();
}

class MountedFiles {
  readonly problems: string[] = [];
  private readonly read = new Set([BOOTSTRAP_FILE]);

  constructor(
    private readonly files: Files,
    private readonly folder: string,
  ) {}

  together(): Json {
    const bootstrap = JSON.parse(this.files[BOOTSTRAP_FILE]!) as {
      readonly dynamic_resources: Readonly<Record<"lds_config" | "cds_config", Json>>;
      readonly static_resources?: { readonly clusters?: readonly Json[] };
    };
    const { dynamic_resources: dynamic, static_resources: first, ...rest } = bootstrap;
    const clusters = [...(first?.clusters ?? []), ...this.fetch(dynamic.cds_config)];
    return {
      ...rest,
      static_resources: {
        listeners: this.fetch(dynamic.lds_config).map((each) => this.resolved(each)),
        clusters: clusters.map((each) => this.resolved(each)),
      },
    };
  }

  /** Files that nothing names. */
  unused(): string[] {
    return Object.keys(this.files)
      .filter((name) => !this.read.has(name))
      .map((name) => `${name} is read by nothing`);
  }

  /** A value with tables and secrets in place of what names them. */
  private resolved(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.resolved(each));
    if (typeof value !== "object" || value === null) return value;
    const { rds, ...rest } = value as Json;
    const parts = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, this.resolved(each)]));
    if (rds !== undefined) {
      const { route_config_name: name, config_source: source } = rds as {
        route_config_name: string;
        config_source: Json;
      };
      return { ...parts, route_config: this.named(name, source) };
    }
    return this.withSecrets(parts);
  }

  /** What is inside has its secrets already. Those of a service are in no file, and stay named. */
  private withSecrets(context: Json): Json {
    const {
      tls_certificate_sds_secret_configs: own,
      validation_context_sds_secret_config: trusted,
      combined_validation_context: combined,
      ...rest
    } = context;
    const certificates = (own as readonly Json[] | undefined)?.map(
      (each) => this.secret(each, "tls_certificate") ?? each,
    );
    const inFiles = certificates?.every((each) => each["sds_config"] === undefined);
    const trust = trusted === undefined ? undefined : this.secret(trusted as Json, "validation_context");
    const { validation_context: common, default_validation_context: more } = (combined ?? {}) as Record<string, Json>;
    return {
      ...rest,
      ...(own === undefined
        ? {}
        : { [inFiles ? "tls_certificates" : "tls_certificate_sds_secret_configs"]: certificates }),
      ...(trusted === undefined
        ? {}
        : trust === undefined
          ? { validation_context_sds_secret_config: trusted }
          : { validation_context: trust }),
      ...(combined === undefined
        ? {}
        : common === undefined
          ? { combined_validation_context: combined }
          : { validation_context: { ...common, ...more } }),
    };
  }

  /** The content of a secret without what is watched; undefined when no file holds it. */
  private secret({ name, sds_config: source }: Json, kind: string): Json | undefined {
    if ((source as Json)["path_config_source"] === undefined) return undefined;
    const content = this.named(name as string, source as Json)?.[kind] as Json | undefined;
    const { watched_directory: watched, ...rest } = content ?? {};
    const names = [...JSON.stringify(rest).matchAll(/"filename":"([^"]*)\/[^"/]+"/g)].map(([, folder]) => folder!);
    const folder = (watched as { path: string } | undefined)?.path;
    // Kubernetes renames a link in the folder that it has mounted, where the files lie.
    for (const each of names) {
      if (each !== folder) this.problems.push(`secret ${String(name)} lies in ${each} and watches ${String(folder)}`);
    }
    return rest;
  }

  private named(name: string, source: Json): Json | undefined {
    const [found, ...others] = this.fetch(source);
    if (found?.["name"] === name && others.length === 0) return found;
    this.problems.push(`${name} is not the one resource of ${JSON.stringify(source)}`);
    return found;
  }

  private fetch(source: Json): Json[] {
    const { path, watched_directory: watched } = source["path_config_source"] as {
      path: string;
      watched_directory?: { path: string };
    };
    const name = path.slice(this.folder.length + 1);
    if (!path.startsWith(`${this.folder}/`) || this.files[name] === undefined) {
      this.problems.push(`${path} is not among the files`);
      return [];
    }
    if (watched?.path !== this.folder) this.problems.push(`${path} is read when ${String(watched?.path)} changes`);
    this.read.add(name);
    const { resources } = JSON.parse(this.files[name]) as { resources: readonly Json[] };
    return resources.map(({ "@type": _type, ...resource }) => resource);
  }
}
