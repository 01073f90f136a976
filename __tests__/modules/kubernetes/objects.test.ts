import fc from "fast-check";
import { controlPlaneOf, expandMesh, loadDeployment, podsOf } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { clusterObjects } from "../../../modules/kubernetes";
import type { ClusterObjects, CoreManifest, DeploymentManifest, TextMap } from "../../../modules/kubernetes";
import { arbitraryEks } from "../../support/arbitrary-eks";
import { fileProblems } from "../../support/envoy/files";
import { refusalOf } from "../../support/kubernetes-schema";
import { inProject } from "../../support/unit/project";
import { violationsOf } from "../../support/unit/rule-cases";

const RUNS = { numRuns: 60 };

const objectsOf = (deployment: Deployment) => clusterObjects(deployment, expandMesh(deployment)!);
const isInjected = ({ workloads }: Deployment) => workloads?.platform === "eks" && workloads.injection === "controller";
const coreOf = ({ foundation, workloads }: ClusterObjects): CoreManifest[] => [...foundation, ...workloads];
const ofKind = <K extends CoreManifest["kind"]>(objects: ClusterObjects, kind: K) =>
  coreOf(objects).filter((each): each is Extract<CoreManifest, { readonly kind: K }> => each.kind === kind);
const selects = (selector: TextMap, labels: TextMap = {}) =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

describe("the objects of a deployment on EKS", () => {
  test.each(["orders-eks", "orders-eks-local", "orders-eks-existing"])(
    "of the example %s are what the API of Kubernetes takes",
    (name) => {
      const { deployment } = loadDeployment(inProject(`deployments/${name}.yaml`));
      expect(coreOf(objectsOf(deployment)).flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
    },
  );

  test("of any deployment are what the API of Kubernetes takes", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        expect(coreOf(objectsOf(deployment)).flatMap((each) => refusalOf(each) ?? [])).toEqual([]);
      }),
      RUNS,
    );
  });

  test("of any deployment without App Mesh start Envoys with files that Envoy takes", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        fc.pre(controlPlaneOf(deployment) === "envoy");
        // Rules refuse ports that are held twice before anything is made.
        fc.pre(violationsOf("OM-E009", deployment).length === 0);
        const maps = ofKind(objectsOf(deployment), "ConfigMap").filter(({ metadata }) =>
          /\.envoy$/.test(metadata.name),
        );
        expect(maps.length).toBeGreaterThan(0);
        for (const { data } of maps) expect(fileProblems(data, "/etc/outpost-mesh")).toEqual([]);
      }),
      RUNS,
    );
  });

  test("are refused by the same schemas when something is wrong with them", () => {
    const { deployment } = loadDeployment(inProject("deployments/orders-eks.yaml"));
    const [first] = ofKind(objectsOf(deployment), "Deployment") as [DeploymentManifest];
    const broken = { ...first, spec: { ...first.spec, replicas: "two" } } as unknown as DeploymentManifest;
    expect(refusalOf(broken)).toMatch(/replicas must be integer/);
  });

  test("have names of their own, in a namespace that is made with them", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        const objects = objectsOf(deployment);
        const all = [...coreOf(objects), ...objects.mesh];
        const keys = all.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? ""}/${metadata.name}`);
        const namespaces = ofKind(objects, "Namespace").map(({ metadata }) => metadata.name);
        // Two services may give one node's name; rules refuse that before anything is made.
        fc.pre(new Set(podsOf(deployment).map(({ node }) => node.node)).size === podsOf(deployment).length);
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
        const used = new Set(all.flatMap(({ metadata }) => metadata.namespace ?? []));
        used.delete("kube-system");
        expect([...used].filter((each) => !namespaces.includes(each))).toEqual([]);
        // ConfigMaps may have a dot in their names, which keeps those of Envoys from all others.
        for (const { kind, metadata } of all) {
          const own = kind === "ConfigMap" ? metadata.name.replace(/\.envoy$/, "") : metadata.name;
          expect(own).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
        }
      }),
      RUNS,
    );
  });

  test("agree about labels: selectors select their own pods and no others", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        fc.pre(new Set(podsOf(deployment).map(({ node }) => node.node)).size === podsOf(deployment).length);
        const objects = objectsOf(deployment);
        const pods = ofKind(objects, "Deployment").map(({ metadata, spec }) => ({
          name: metadata.name,
          labels: spec.template.metadata.labels,
          selector: spec.selector.matchLabels,
        }));
        const selected = (selector: TextMap) =>
          pods.filter(({ labels }) => selects(selector, labels)).map((p) => p.name);
        for (const { name, selector } of pods) expect(selected(selector)).toEqual([name]);
        for (const { metadata, spec } of ofKind(objects, "PodDisruptionBudget")) {
          expect(selected(spec.selector.matchLabels)).toEqual([metadata.name]);
        }
        const nodes = podsOf(deployment);
        for (const { metadata, spec } of ofKind(objects, "Service")) {
          if (spec.type === "NodePort") {
            expect(selected(spec.selector)).toEqual([metadata.name.replace(/--\d+--nodes$/, "")]);
            continue;
          }
          const expected = pods.some(({ name }) => name === metadata.name)
            ? [metadata.name]
            : nodes.filter(({ node }) => node.service === metadata.name).map(({ node }) => node.node);
          expect(selected(spec.selector).sort()).toEqual(expected.sort());
        }
        for (const { kind, spec } of objects.mesh) {
          const selector = (spec["podSelector"] as { matchLabels: TextMap } | undefined)?.matchLabels;
          if (selector !== undefined) expect([kind, selected(selector).length]).toEqual([kind, 1]);
        }
      }),
      RUNS,
    );
  });

  test("agree about ports: a Service leads to a port that a container of its pods has", () => {
    fc.assert(
      fc.property(arbitraryEks, (deployment) => {
        fc.pre(new Set(podsOf(deployment).map(({ node }) => node.node)).size === podsOf(deployment).length);
        const objects = objectsOf(deployment);
        for (const { spec } of ofKind(objects, "Service")) {
          const [pod] = ofKind(objects, "Deployment").filter((each) =>
            selects(spec.selector, each.spec.template.metadata.labels),
          );
          const ports = pod!.spec.template.spec.containers.flatMap((each) => each.ports ?? []);
          for (const { name, targetPort } of spec.ports) {
            // Of a gateway's container the controller opens Envoy's own port.
            if (name === "ready" && isInjected(deployment)) continue;
            expect(ports.map(({ containerPort }) => containerPort)).toContain(targetPort);
          }
        }
      }),
      RUNS,
    );
  });

  test("are put on the nodes of their Outpost, and nowhere else", () => {
    const affinity = (name: string) => {
      const { deployment } = loadDeployment(inProject(`deployments/${name}.yaml`));
      return ofKind(objectsOf(deployment), "Deployment").map(
        ({ spec }) =>
          spec.template.spec.affinity?.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms,
      );
    };
    const only = (key: string) => [{ matchExpressions: [{ key, operator: "In", values: ["factory"] }] }];
    for (const terms of affinity("orders-eks")) expect(terms).toEqual(only("outpost-mesh/outpost"));
    for (const terms of affinity("orders-eks-existing")) expect(terms).toEqual(only("example.com/outpost"));
  });
});
