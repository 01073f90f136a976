import type { Deployment, EksPlatform, EnvoyFileSource } from "../schema";
import { eksOf } from "./options";
import { podsOf } from "./pods";

/** One folder of an Envoy's file system and what is mounted there. */
export interface EnvoyMount {
  /** Absolute, without a slash at its end. */
  readonly folder: string;
  readonly source: EnvoyFileSource;
}

type Files = Readonly<Record<string, EnvoyFileSource>>;

/** What is mounted into one Envoy: what all of them have and its own, sorted by folder. */
export function envoyMounts({ envoy }: EksPlatform, own: Files): EnvoyMount[] {
  const mounts = [envoy.files, own].flatMap((files) =>
    Object.entries(files).map(([folder, source]) => ({ folder, source })),
  );
  return mounts.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** A mount with the place in the file where it stands. */
export interface PlacedMount extends EnvoyMount {
  readonly path: readonly string[];
}

/** An Envoy that runs here as a pod, or in one, and what is mounted into it. */
export interface MountedEnvoy {
  readonly kind: "virtualNode" | "virtualGateway";
  /** Name of the node or the gateway. */
  readonly name: string;
  readonly mounts: readonly PlacedMount[];
  /** Where more can be mounted. */
  readonly path: readonly string[];
}

/** The Envoys of a deployment on EKS, those of nodes first, by name. */
export function mountedEnvoysOf(deployment: Deployment): MountedEnvoy[] {
  const platform = eksOf(deployment);
  if (platform === undefined) return [];
  const common = placed(platform.envoy.files, ["workloads", "envoy", "files"]);
  const envoy = (kind: MountedEnvoy["kind"], name: string, files: Files, path: readonly string[]): MountedEnvoy => ({
    kind,
    name,
    mounts: [...common, ...placed(files, path)],
    path,
  });
  return [
    ...podsOf(deployment).map(({ node: { node, service, version }, pod }) => {
      const ofVersion =
        version !== undefined && platform.services[service]!.versions[version]?.envoyFiles !== undefined;
      const at = ["workloads", "services", service, ...(ofVersion ? ["versions", version] : []), "envoyFiles"];
      return envoy("virtualNode", node, pod.envoyFiles, at);
    }),
    ...Object.keys(platform.gateways)
      .sort()
      .map((name) =>
        envoy("virtualGateway", name, platform.gateways[name]!.envoyFiles, [
          "workloads",
          "gateways",
          name,
          "envoyFiles",
        ]),
      ),
  ];
}

function placed(files: Files, path: readonly string[]): PlacedMount[] {
  return Object.keys(files)
    .sort()
    .map((folder) => ({ folder, source: files[folder]!, path: [...path, folder] }));
}
