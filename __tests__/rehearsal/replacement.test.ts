import { completeObject } from "../../rehearsal/provider/complete";
import { planChange } from "../../rehearsal/provider/plan";
import type { ObjectValue } from "../../rehearsal/provider";
import { deriveProviderSchema } from "../../rehearsal/schema";

const TYPE = "aws_service_discovery_service";
const schema = deriveProviderSchema({ types: [TYPE], dataTypes: [] });

describe("a change inside a block", () => {
  /** What replaces a service when its DNS settings change from one to the other. */
  const replaced = (from: ObjectValue, to: ObjectValue) => {
    const block = schema.resources[TYPE]!;
    const service = (dns: ObjectValue) => {
      const config = completeObject(block.blocks["dns_config"]!.block, { namespace_id: "ns-1", ...dns });
      return completeObject(block, { id: "srv-1", name: "desk", region: "eu-central-1", dns_config: [config] });
    };
    const configuration = { region: "eu-central-1", defaultTags: {} };
    return planChange({ type: TYPE, block, configuration, prior: service(from), proposed: service(to) })
      .requiresReplace;
  };
  const records = (...each: [type: string, ttl: number][]) => ({
    dns_records: each.map(([type, ttl]) => ({ type, ttl })),
  });

  test("replaces the resource when the argument there cannot change in place", () => {
    expect(replaced({ namespace_id: "ns-1" }, { namespace_id: "ns-2" })).toEqual(["dns_config"]);
    expect(replaced(records(["A", 60]), records(["SRV", 60]))).toEqual(["dns_config"]);
  });

  test("and does not when it is another", () => {
    expect(replaced(records(["A", 60]), records(["A", 10]))).toEqual([]);
  });
});

describe("an object inside a cluster", () => {
  const TYPES = [
    "kubernetes_namespace_v1",
    "kubernetes_deployment_v1",
    "kubernetes_config_map_v1",
    "kubernetes_service_v1",
    "kubernetes_service_account_v1",
    "kubernetes_pod_disruption_budget_v1",
    "kubernetes_manifest",
  ];
  const resources = {
    ...deriveProviderSchema({ types: TYPES, dataTypes: [] }, "kubernetes").resources,
    ...deriveProviderSchema({ types: ["helm_release"], dataTypes: [] }, "helm").resources,
  };
  const configuration = { region: "eu-central-1", defaultTags: {} };
  /** What replaces an object that changes from one to another. */
  const replaced = (type: string, from: ObjectValue, to: ObjectValue) => {
    const block = resources[type]!;
    const metadata = (values: ObjectValue) => completeObject(block.blocks["metadata"]!.block, values);
    const object = ({ metadata: given, ...rest }: ObjectValue) =>
      completeObject(block, {
        id: "1",
        ...rest,
        ...("metadata" in block.blocks ? { metadata: [metadata(given as ObjectValue)] } : {}),
      });
    return planChange({ type, block, configuration, prior: object(from), proposed: object(to) }).requiresReplace;
  };

  test.each(TYPES.filter((type) => type.endsWith("_v1")))("%s is another one under another name", (type) => {
    expect(replaced(type, { metadata: { name: "desk" } }, { metadata: { name: "counter" } })).toEqual(["metadata"]);
    const [a, b] = ["a", "b"].map((label) => ({ metadata: { name: "desk", labels: { label } } }));
    expect(replaced(type, a!, b!)).toEqual([]);
  });

  test.each(TYPES.filter((type) => type.endsWith("_v1") && type !== "kubernetes_namespace_v1"))(
    "%s is another one in another namespace",
    (type) => {
      const [a, b] = ["orders", "returns"].map((namespace) => ({ metadata: { name: "desk", namespace } }));
      expect(replaced(type, a!, b!)).toEqual(["metadata"]);
    },
  );

  test("of the mesh is another one under another name, and the same with another spec", () => {
    const mesh = (name: string, spec: ObjectValue = {}) => ({
      manifest: { apiVersion: "appmesh.k8s.aws/v1beta2", kind: "Mesh", metadata: { name }, spec },
    });
    expect(replaced("kubernetes_manifest", mesh("a"), mesh("b"))).toEqual(["manifest"]);
    expect(replaced("kubernetes_manifest", mesh("a"), mesh("a", { awsName: "a" }))).toEqual([]);
  });

  test("of a chart is another one in another namespace, and the same with another version", () => {
    const release = (values: ObjectValue) => ({ name: "controller", chart: "controller", ...values });
    const at = (namespace: string) => release({ namespace });
    expect(replaced("helm_release", at("a"), at("b"))).toEqual(["namespace"]);
    expect(replaced("helm_release", release({ version: "1" }), release({ version: "2" }))).toEqual([]);
  });
});
