import { defineDeployment, expandMesh } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { clusterObjects } from "../../../modules/kubernetes";
import type { CoreManifest, DeploymentManifest } from "../../../modules/kubernetes";
import { refusalOf } from "../../support/kubernetes-schema";
import { pair, trust } from "../../support/unit/eks-files-cases";
import { IMAGE } from "../../support/unit/sites";

/** How Envoys get into pods, and who configures them. */
type Way = readonly [string, "app-mesh" | "envoy", "explicit" | "controller"];
const ALONE: Way = ["no App Mesh", "envoy", "explicit"];
const WAYS: readonly Way[] = [
  ["App Mesh, written into the pods", "app-mesh", "explicit"],
  ["App Mesh, injected", "app-mesh", "controller"],
  ALONE,
];
type Eks = Extract<NonNullable<DeploymentInput["workloads"]>, { readonly platform: "eks" }>;

const NAMED = { "/keys/ca": { configMap: "mesh.authority" } };
const OWN = { "/keys/own": { secret: "web.tls" } };

function shop([, controlPlane, injection]: Way, changes: Partial<Eks> = {}): Deployment {
  const tls = { mode: "STRICT" as const, certificate: pair("/keys/own"), validation: trust("/keys/ca") };
  return defineDeployment({
    name: "shop",
    region: "eu-central-1",
    services: { web: { port: 8080, tls }, plain: { port: 8081 } },
    mesh: {
      controlPlane,
      virtualGateways: [
        { virtualGatewayName: "front", spec: { listeners: [{ portMapping: { port: 443, protocol: "http" }, tls }] } },
      ],
    },
    workloads: {
      platform: "eks",
      cluster: { form: "existing", name: "factory", nodeLabels: { site: "factory" } },
      injection,
      envoy: { files: NAMED },
      gateways: { front: { envoyFiles: OWN } },
      services: { web: { image: IMAGE, envoyFiles: OWN }, plain: { image: IMAGE } },
      ...changes,
    },
  });
}

const objectsOf = (deployment: Deployment): CoreManifest[] => [
  ...clusterObjects(deployment, expandMesh(deployment)!).workloads,
];
function podOf(deployment: Deployment, name: string) {
  const found = objectsOf(deployment).find((each) => each.kind === "Deployment" && each.metadata.name === name);
  return (found as DeploymentManifest).spec.template;
}

/** What is mounted into the Envoy of a pod besides its own configuration: folder to what the volume is made from. */
function mountedInto(deployment: Deployment, name: string): Record<string, unknown> {
  const { metadata, spec } = podOf(deployment, name);
  const envoy = spec.containers.find((each) => each.name === "envoy");
  const mounts = envoy?.volumeMounts?.map(({ name: volume, mountPath }) => [volume, mountPath] as const) ?? [];
  // The controller reads it as `volume:folder, volume:folder` (pkg/inject/envoy.go).
  const told = metadata.annotations?.["appmesh.k8s.aws/volumeMounts"]?.split(",").map((each) => each.trim().split(":"));
  const found = [...mounts, ...((told ?? []) as [string, string][])].map(([volume, folder]) => {
    const { name: _, ...source } = spec.volumes!.find((each) => each.name === volume)!;
    return [folder, source] as const;
  });
  return Object.fromEntries(found.filter(([folder]) => folder !== "/etc/outpost-mesh"));
}

describe.each(WAYS)("folders of certificates with %s", (...way) => {
  const deployment = shop(way);
  const authority = { configMap: { name: "mesh.authority" } };
  // Octal: who is of the pod's group may read, and nobody write.
  const own = { secret: { secretName: "web.tls", defaultMode: 0o440 } };

  test("are mounted into the Envoys of pods and gateways, and into no other container", () => {
    expect(mountedInto(deployment, "web")).toEqual({ "/keys/ca": authority, "/keys/own": own });
    expect(mountedInto(deployment, "gateway-front")).toEqual({ "/keys/ca": authority, "/keys/own": own });
    expect(mountedInto(deployment, "plain")).toEqual({ "/keys/ca": authority });
    for (const name of ["web", "plain"]) {
      const others = podOf(deployment, name).spec.containers.filter((each) => each.name !== "envoy");
      expect(others.flatMap(({ volumeMounts = [] }) => volumeMounts)).toEqual([]);
    }
  });

  test("are read-only, mounted as a whole, and readable for Envoy's user by the pod's group", () => {
    for (const name of ["web", "gateway-front"]) {
      const { spec } = podOf(deployment, name);
      expect(spec.securityContext?.fsGroup).toBe(1337);
      for (const mount of spec.containers.flatMap(({ volumeMounts = [] }) => volumeMounts)) {
        expect(mount).toEqual({ name: mount.name, mountPath: mount.mountPath, readOnly: true });
      }
    }
  });

  test("make objects that the API of Kubernetes takes, none of them a Secret", () => {
    const objects = objectsOf(deployment);
    expect(objects.flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
    expect(objects.map(({ kind }) => kind)).not.toContain("Secret");
  });

  test("have volumes named after them: another folder renames none", () => {
    const more = shop(way, { envoy: { files: { ...NAMED, "/a": { secret: "a" } } } });
    const names = (one: Deployment) => podOf(one, "web").spec.volumes!.map(({ name }) => name);
    expect(names(more)).toEqual(expect.arrayContaining(names(deployment)));
    for (const name of names(more)) expect(name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
  });

  test("change nothing where there are none", () => {
    const none = shop(way, { envoy: {}, services: { web: { image: IMAGE }, plain: { image: IMAGE } } });
    expect(mountedInto(none, "web")).toEqual({});
    expect(podOf(none, "web").metadata.annotations).not.toHaveProperty("appmesh.k8s.aws/volumeMounts");
    expect(podOf(none, "web").spec.securityContext).toEqual(
      way[2] === "explicit" && way[1] === "app-mesh" ? { fsGroup: 1337 } : undefined,
    );
  });
});

describe("certificates in pods without App Mesh", () => {
  test("are read again when the kubelet replaces the folder that they are mounted as", () => {
    const objects = objectsOf(shop(ALONE));
    for (const name of ["web", "gateway-front"]) {
      const map = objects.find((each) => each.kind === "ConfigMap" && each.metadata.name === `${name}.envoy`)!;
      const secrets = Object.entries((map as { data: Record<string, string> }).data)
        .filter(([file]) => file.startsWith("secret_"))
        .map(
          ([, text]) => (JSON.parse(text) as { resources: Record<string, Record<string, unknown>>[] }).resources[0]!,
        );
      // THEN each secret watches the very folder that is mounted, where the renamed link lies
      const folders = secrets.map(
        (secret) =>
          ((secret["tls_certificate"] ?? secret["validation_context"])!["watched_directory"] as { path: string }).path,
      );
      expect(folders.sort()).toEqual(["/keys/ca", "/keys/own"]);
    }
  });
});
