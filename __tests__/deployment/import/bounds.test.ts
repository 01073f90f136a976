import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli, temporaryFolder } from "../../support/cli";
import { importTexts, remarksOn } from "../../support/imported";

/** A process of its own with little memory: what uses it up, or a stack, ends there and not the tests. */
const LITTLE = { NODE_OPTIONS: "--max-old-space-size=700" };

const nodes = (count: number, spec: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => `  - {meshName: m, virtualNodeName: n${i}, spec: ${spec(i)}}\n`).join("");

describe("files that want more than there is are refused in one sentence", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 12; i++)
    bomb.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );

  test.each<[string, string, () => string, string]>([
    ["50 MB", "a.json", () => `[${" ".repeat(50_000_000)}]`, "larger than 8 MiB"],
    [
      "10,000 lists in each other",
      "a.json",
      () => "[".repeat(10_000) + "]".repeat(10_000),
      "nested deeper than 64 levels",
    ],
    [
      "10,000 mappings in each other",
      "a.json",
      () => `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
      "nested deeper",
    ],
    ["10,000 lists in block style", "a.yaml", () => `${"- ".repeat(10_000)}x`, "nested deeper than 64 levels"],
    [
      "2,500 mappings by indentation",
      "a.yaml",
      () => Array.from({ length: 2500 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
      "nested deeper than 64 levels",
    ],
    ["aliases of aliases", "a.yaml", () => bomb.join("\n"), "Excessive alias count"],
    [
      "a large value under many aliases",
      "a.yaml",
      () => `a: &a\n${nodes(2000, () => "{}")}b: [${"*a, ".repeat(900)}*a]\n`,
      "aliases unfold to ",
    ],
    [
      "a large spec of many objects",
      "a.yaml",
      () =>
        `a: &a {listeners: [${"{portMapping: {port: 80, protocol: http}}, ".repeat(5000)}]}\nb:\n${nodes(900, () => "*a")}`,
      "aliases unfold to ",
    ],
  ])("%s", async (_name, file, text, message) => {
    writeFileSync(join(folder.path, file), text());
    const { code, stdout, stderr } = await runCli(["import", file], { cwd: folder.path, env: LITTLE });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("files with much of everything end", () => {
  test("a template with 30,000 resources", () => {
    const resources = Array.from({ length: 30_000 }, (_, i) => `  R${i}: {Type: AWS::EC2::Subnet}\n`).join("");
    const text = `Resources:\n${resources}  M: {Type: AWS::AppMesh::Mesh, Properties: {MeshName: m}}\n`;
    expect(importTexts({ "t.yaml": text }).remarks).toHaveLength(30_000);
  });

  test("a chain of 10,000 templates that import from each other", () => {
    const one = (i: number) =>
      `AWSTemplateFormatVersion: 1\nOutputs: {O: {Value: !ImportValue e${i + 1}, Export: {Name: e${i}}}}\n`;
    const texts = Array.from({ length: 10_000 }, (_, i) => one(i)).join("---\n");
    const mesh = "---\nResources: {M: {Type: AWS::AppMesh::Mesh, Properties: {MeshName: !ImportValue e0}}}\n";
    expect(importTexts({ "t.yaml": texts + mesh }).deployment.mesh?.meshName).toMatch(/^UNRESOLVED_ImportValue_e\d+$/);
  });

  test("variables made of variables that come to nothing", () => {
    const sub = (inner: string) => `{"Fn::Sub":["${"${a}".repeat(10)}",{"a":${inner}}]}`;
    const name = Array.from({ length: 15 }).reduce<string>(sub, '""');
    const text = `{"Resources":{"M":{"Type":"AWS::AppMesh::Mesh","Properties":{"MeshName":"m","Tags":[{"Key":"a","Value":${name}}]}}}}`;
    expect(importTexts({ "t.json": text }).deployment.mesh?.tags).toEqual([{ key: "a", value: "" }]);
  });

  test("2,000 nodes that all take a namespace of 2,000 virtual services", () => {
    const manifest = (kind: string, name: string, spec: string) =>
      JSON.stringify({
        apiVersion: "appmesh.k8s.aws/v1beta2",
        kind,
        metadata: { name, namespace: "ns" },
        spec: JSON.parse(spec),
      });
    const all = Array.from({ length: 2000 }, (_, i) => [
      manifest("VirtualNode", `n${i}`, '{"meshRef":{"name":"m"},"backendGroups":[{"name":"*"}]}'),
      manifest("VirtualService", `s${i}`, '{"meshRef":{"name":"m"}}'),
    ]);
    expect(remarksOn({ "k.json": all.flat().join("\n") }).join("\n")).toContain(
      "the groups hold more than 100000 backends in all",
    );
  });
});
