import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineDeployment, expandMesh } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { BOOTSTRAP_FILE, EnvoyCompiler, asFiles, compileOptionsOf } from "../../../envoy";
import { INJECTION, clusterObjects } from "../../../modules/kubernetes";
import type { ConfigMapManifest, CoreManifest, DeploymentManifest, Volume } from "../../../modules/kubernetes";
import { OWN_ENVOY } from "../../../rules";
import { extended } from "../../support/unit/eks-cases";
import { refusalOf } from "../../support/kubernetes-schema";
import { IMAGE } from "../../support/unit/sites";

type Services = NonNullable<DeploymentInput["services"]>;
type Mesh = NonNullable<DeploymentInput["mesh"]>;

const SERVICES: Services = {
  web: { port: 8080, calls: ["store"] },
  store: { port: 8081, versions: { v1: { weight: 90 }, v2: { weight: 10 } } },
};

function shop(services: Services = SERVICES, mesh: Mesh = {}, changes: Parameters<typeof extended>[1] = {}) {
  const store = { versions: { v1: { image: IMAGE }, v2: { image: IMAGE } } };
  return extended(
    {},
    { services: { web: { image: IMAGE }, store }, ...changes },
    { services, mesh: { controlPlane: "envoy", ...mesh } },
  );
}

function objectsOf(deployment: Deployment): CoreManifest[] {
  return [...clusterObjects(deployment, expandMesh(deployment)!).workloads];
}
const deploymentOf = (objects: readonly CoreManifest[], name: string) =>
  objects.find((each) => each.kind === "Deployment" && each.metadata.name === name) as DeploymentManifest;
const filesOf = (objects: readonly CoreManifest[], name: string) =>
  (objects.find((each) => each.kind === "ConfigMap" && each.metadata.name === name) as ConfigMapManifest).data;
const configMapOf = (volume: Volume) => ("configMap" in volume ? volume.configMap.name : "");
const specOf = (objects: readonly CoreManifest[], name: string) => deploymentOf(objects, name).spec.template.spec;

/** Names of the files of an Envoy that differ. */
function changedFiles(before: readonly CoreManifest[], after: readonly CoreManifest[], name: string): string[] {
  const [old, now] = [filesOf(before, name), filesOf(after, name)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((file) => old[file] !== now[file]).sort();
}

describe("pods of a mesh without App Mesh", () => {
  const deployment = shop();
  const objects = objectsOf(deployment);

  test("start Envoy from files of a ConfigMap that is mounted as a folder", () => {
    const { containers, volumes } = specOf(objects, "web");
    const [envoy, own] = containers;
    expect([envoy!.name, own!.name]).toEqual(["envoy", "web"]);
    // THEN what Envoy is told to start with is a file of the folder
    const [mount] = envoy!.volumeMounts!;
    const start = envoy!.args![envoy!.args!.indexOf("-c") + 1]!;
    expect(start).toBe(`${mount!.mountPath}/${BOOTSTRAP_FILE}`);
    const volume = volumes!.find(({ name }) => name === mount!.name)!;
    const files = filesOf(objects, configMapOf(volume));
    expect(Object.keys(files)).toContain(BOOTSTRAP_FILE);
    // AND the files are the node's configuration, each path in them one of the folder's
    const configuration = new EnvoyCompiler(expandMesh(deployment)!, compileOptionsOf(deployment)).node("web");
    expect(files).toEqual(asFiles(configuration, mount!.mountPath));
    const paths = Object.values(files).flatMap((text) => [...text.matchAll(/"path":"(\/etc[^"]*\.json)"/g)]);
    expect(paths.length).toBeGreaterThan(2);
    for (const [, path] of paths) expect(Object.keys(files)).toContain(path!.slice(mount!.mountPath.length + 1));
  });

  test("have upstream's image of the account's own registry, Envoy's user, probes and hooks that need no curl", () => {
    const [envoy] = specOf(objects, "web").containers;
    expect(envoy!.image).toMatch(/^\{\{account\}\}\.dkr\.ecr\.eu-central-1\.amazonaws\.com\/envoyproxy\/envoy:v\d/);
    expect(envoy!.securityContext).toEqual({ runAsUser: 1337 });
    const { readinessProbe, lifecycle } = envoy!;
    expect(readinessProbe!.exec.command.join(" ")).toMatch(/^bash -c exec 3<>\/dev\/tcp\/127\.0\.0\.1\/9901 .*\/ready/);
    expect(lifecycle!.postStart!.exec.command.join(" ")).toMatch(/^bash -c for .*\/ready.* exit 0; .* exit 1$/);
    expect(lifecycle!.preStop!.exec.command).toEqual(["bash", "-c", "sleep 20"]);
    for (const hook of [readinessProbe!, lifecycle!.postStart!, lifecycle!.preStop!]) {
      const [shell, ...rest] = hook.exec.command;
      expect(spawnSync(shell!, ["-n", ...rest]).status).toBe(0);
    }
  });

  test("have nothing of App Mesh, and nothing that the API of Kubernetes refuses", () => {
    expect(objects.flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
    // The tags of metrics keep their names, the image of the redirect is a mirror, and a controller is kept away.
    const text = JSON.stringify(objects)
      .replaceAll(/appmesh\.(mesh|virtual_node)\b|aws-appmesh-proxy-route-manager/g, "")
      .replaceAll(`"${INJECTION}":"disabled"`, "");
    expect(text.match(/.{0,40}appmesh.{0,40}/gi) ?? []).toEqual([]);
  });

  test("are not replaced when weights, backends or timeouts change: their Envoys read the files again", () => {
    // WHEN
    const weights = objectsOf(
      shop({ ...SERVICES, store: { port: 8081, versions: { v1: { weight: 50 }, v2: { weight: 50 } } } }),
    );
    const slower = objectsOf(shop({ ...SERVICES, web: { ...SERVICES["web"]!, timeout: { perRequest: "30s" } } }));
    const lonely = objectsOf(shop({ ...SERVICES, web: { port: 8080 } }));
    // THEN
    for (const after of [weights, slower, lonely]) {
      for (const name of ["web", "store-v1", "store-v2"]) {
        expect(deploymentOf(after, name)).toEqual(deploymentOf(objects, name));
      }
    }
    expect(changedFiles(objects, weights, "web.envoy")).toEqual(["rds_egress_http_8081.json"]);
    expect(changedFiles(objects, slower, "web.envoy")).toEqual(["rds_ingress_http_8080.json"]);
    expect(changedFiles(objects, lonely, "web.envoy")).toEqual([
      "clusters.json",
      "listeners.json",
      "rds_egress_http_8081.json",
    ]);
    for (const after of [weights, slower, lonely]) expect(changedFiles(objects, after, "store-v1.envoy")).toEqual([]);
  });

  test("are replaced when what Envoy starts with changes", () => {
    const renamed = objectsOf(shop(SERVICES, { meshName: "market" }));
    expect(changedFiles(objects, renamed, "web.envoy")).toContain(BOOTSTRAP_FILE);
    const annotations = (each: readonly CoreManifest[]) => deploymentOf(each, "web").spec.template.metadata.annotations;
    expect(annotations(renamed)).not.toEqual(annotations(objects));
    expect(Object.keys(annotations(objects)!)).toEqual([INJECTION, OWN_ENVOY]);
  });

  test("open the port for metrics alone, and have a collector where spans go to one", () => {
    const watched = shop(
      SERVICES,
      { envoy: { metricsPort: 9102, tracing: {} } },
      { envoy: { tracing: { collector: "opentelemetry", image: IMAGE } } },
    );
    const [envoy, , collector] = specOf(objectsOf(watched), "web").containers;
    expect(envoy!.ports).toEqual([{ name: "metrics", containerPort: 9102, protocol: "TCP" }]);
    expect(collector).toMatchObject({ name: "otel-collector", image: IMAGE, ports: [{ containerPort: 4317 }] });
    expect(specOf(objects, "web").containers[0]!.ports).toBeUndefined();
  });
});

describe("the redirect of a pod", () => {
  const [init] = specOf(objectsOf(shop()), "web").initContainers!;

  /** Runs the script twice against tables that are kept in a file; what the tables then hold. */
  function tables(script: string): string[] {
    const folder = mkdtempSync(join(tmpdir(), "redirect-"));
    try {
      const state = join(folder, "state");
      writeFileSync(state, "");
      writeFileSync(join(folder, "iptables"), IPTABLES);
      chmodSync(join(folder, "iptables"), 0o755);
      for (const _ of [1, 2]) {
        const run = spawnSync("sh", ["-c", script], {
          env: { PATH: `${folder}:${process.env["PATH"]}`, STATE: state },
        });
        expect({ status: run.status, stderr: run.stderr.toString() }).toEqual({ status: 0, stderr: "" });
      }
      return readFileSync(state, "utf8").trim().split("\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test("is set by root with the one capability that it takes, from rules that stand in the pod", () => {
    expect(init!.securityContext).toEqual({ runAsUser: 0, capabilities: { add: ["NET_ADMIN"] } });
    expect(init!.env).toBeUndefined();
    expect(init!.command!.slice(0, 2)).toEqual(["sh", "-c"]);
  });

  test("sends what comes in for the service and what goes out through Envoy, all but Envoy's own; twice is once", () => {
    const rules = tables(init!.command![2]!);
    expect([...rules].sort()).toEqual(
      [
        "-N OUTPOST_MESH_INGRESS",
        "-A PREROUTING -p tcp -m addrtype ! --src-type LOCAL -j OUTPOST_MESH_INGRESS",
        "-N OUTPOST_MESH_EGRESS",
        "-A OUTPUT -p tcp -m addrtype ! --dst-type LOCAL -j OUTPOST_MESH_EGRESS",
        "-A OUTPOST_MESH_INGRESS -p tcp --dport 8080 -j REDIRECT --to-ports 15000",
        "-A OUTPOST_MESH_EGRESS -m owner --uid-owner 1337 -j RETURN",
        "-A OUTPOST_MESH_EGRESS -d 169.254.169.254 -j RETURN",
        "-A OUTPOST_MESH_EGRESS -d 169.254.170.23 -j RETURN",
        "-A OUTPOST_MESH_EGRESS -p tcp --dport 22 -j RETURN",
        "-A OUTPOST_MESH_EGRESS -p tcp -j REDIRECT --to-ports 15001",
      ].sort(),
    );
    // AND Envoy's own traffic is let through before anything is redirected
    const egress = rules.filter((rule) => rule.startsWith("-A OUTPOST_MESH_EGRESS"));
    expect(egress[0]).toContain("--uid-owner 1337 -j RETURN");
    expect(egress.at(-1)).toContain("--to-ports 15001");
  });
});

/** As much of iptables as the script uses: -N, -F, -C and -A over lines of a file. */
const IPTABLES = `#!/bin/sh
set -e
shift 3
verb=$1; shift
case $verb in
  -N) ! grep -qx -e "-N $1" "$STATE" || exit 1; echo "-N $1" >>"$STATE" ;;
  -F) grep -v -e "^-A $1 " "$STATE" >"$STATE.new" || true; mv "$STATE.new" "$STATE" ;;
  -C) grep -qxF -e "-A $*" "$STATE" ;;
  -A) echo "-A $*" >>"$STATE" ;;
  *) exit 2 ;;
esac
`;

describe("the Services of nodes", () => {
  test("have an address of their own, and none where callers ask for every host", () => {
    const domain = "shop.svc.cluster.local";
    const every = objectsOf(shop(SERVICES, { discovery: { type: "dns", domain, responseType: "ENDPOINTS" } }));
    const addresses = (all: readonly CoreManifest[]) =>
      Object.fromEntries(
        all.flatMap((each) => (each.kind === "Service" ? [[each.metadata.name, each.spec.clusterIP]] : [])),
      );
    expect(addresses(objectsOf(shop()))).toEqual({
      store: undefined,
      "store-v1": undefined,
      "store-v2": undefined,
      web: undefined,
    });
    // The name that callers dial keeps an address, so that it resolves while no pod is ready.
    expect(addresses(every)).toEqual({ store: undefined, "store-v1": "None", "store-v2": "None", web: "None" });
    expect(every.flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
    // AND Envoys ask for every host
    expect(filesOf(every, "web.envoy")["clusters.json"]).toContain('"STRICT_DNS"');
    expect(filesOf(objectsOf(shop()), "web.envoy")["clusters.json"]).toContain('"LOGICAL_DNS"');
  });
});

describe("a virtual gateway without App Mesh", () => {
  test("is a pod whose Envoy has files of its own and may bind low ports", () => {
    const deployment = defineDeployment({
      name: "shop",
      region: "eu-central-1",
      services: { web: { port: 8080 } },
      mesh: {
        controlPlane: "envoy",
        virtualGateways: [
          { virtualGatewayName: "Front_Door", spec: { listeners: [{ portMapping: { port: 80, protocol: "http" } }] } },
        ],
      },
      workloads: {
        platform: "eks",
        cluster: { form: "existing", name: "factory", nodeLabels: { site: "factory" } },
        gateways: { Front_Door: {} },
        services: { web: { image: IMAGE } },
      },
    });
    const objects = objectsOf(deployment);
    const gateway = objects.find(
      (each): each is DeploymentManifest => each.kind === "Deployment" && each.metadata.name.startsWith("gateway-"),
    )!;
    const { containers, initContainers, volumes, securityContext } = gateway.spec.template.spec;
    expect(initContainers).toBeUndefined();
    expect(containers.map(({ name }) => name)).toEqual(["envoy"]);
    expect(filesOf(objects, configMapOf(volumes![0]!))[BOOTSTRAP_FILE]).toContain("virtualGateway/Front_Door");
    expect(securityContext).toEqual({ sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }] });
    expect(Object.keys(gateway.spec.template.metadata.annotations!)).toEqual([INJECTION, OWN_ENVOY]);
    expect(objects.flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
  });
});
