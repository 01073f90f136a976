import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, runCli, temporaryFolder } from "../support/cli";

const NODE = {
  virtualNode: {
    meshName: "shop",
    virtualNodeName: "web",
    spec: {},
    metadata: { arn: "arn:aws:appmesh:eu-central-1:111122223333:mesh/shop/virtualNode/web", version: 1 },
  },
};
const MESH = { meshName: "shop", spec: { egressFilter: { type: "DROP_ALL" } } };
const TEMPLATE = `Parameters: {Router: {Type: String}}
Resources:
  R: {Type: AWS::AppMesh::VirtualRouter, Properties: {MeshName: shop, VirtualRouterName: !Ref Router, Spec: {}}}
`;

describe("outpost-mesh import", () => {
  const folder = temporaryFolder();
  const run = (...args: string[]) => runCli(["import", ...args], { cwd: folder.path });
  const write = (file: string, text: string) => writeFileSync(join(folder.path, file), text);
  const read = (file: string) => readFileSync(join(folder.path, file), "utf8");

  beforeAll(() => {
    write("node.json", `${JSON.stringify(NODE)}\n${JSON.stringify(MESH)}`);
    write("template.yaml", TEMPLATE);
    write("bad.yaml", "a: [\n");
    write("worse.json", '{"a": "b}');
    write("odd.json", JSON.stringify({ ...MESH, egres: 1 }));
  });
  afterAll(() => folder.remove());

  test("prints a deployment that the other verbs take", async () => {
    // WHEN
    const { code, stdout, stderr } = await run("node.json");
    // THEN
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    write("imported.yaml", stdout);
    const expanded = await runCli(["expand", "imported.yaml", "--json"], { cwd: folder.path });
    expect(JSON.parse(expanded.stdout)).toMatchObject({ mesh: MESH, virtualNodes: [{ virtualNodeName: "web" }] });
  });

  test("writes the deployment and the import blocks, each whole", async () => {
    // WHEN
    const args = ["node.json", "template.yaml", "--parameter", "Router=r", "--import-blocks", "--out", "out/site.yaml"];
    const { code, stdout, stderr } = await run(...args, "--name", "site-a");
    // THEN
    expect({ code, stdout }).toEqual({ code: 0, stdout: "out/site.yaml\n" });
    expect(stderr).toContain("out/site.imports.tf.json holds the import blocks");
    expect(filesUnder(join(folder.path, "out"))).toEqual(["site.imports.tf.json", "site.yaml"]);
    expect(read("out/site.yaml")).toMatch(/^name: site-a$/m);
    expect(JSON.parse(read("out/site.imports.tf.json"))).toEqual({
      import: [
        { to: "aws_appmesh_mesh.shop", id: "shop" },
        { to: "aws_appmesh_virtual_node.web", id: "shop/web" },
        { to: "aws_appmesh_virtual_router.r", id: "shop/r" },
      ],
    });
  });

  describe("from standard input", () => {
    const pipe = (input: string | Buffer, ...args: string[]) =>
      runCli(["import", ...args], { cwd: folder.path, input });

    test.each([
      ["JSON of the API", JSON.stringify(NODE), "web"],
      ["a template", TEMPLATE.replace("Type: String", "Type: String, Default: r"), "r"],
      [
        "manifests",
        "apiVersion: appmesh.k8s.aws/v1beta2\nkind: VirtualNode\nmetadata: {name: n, namespace: ns}\nspec: {meshRef: {name: shop}}\n",
        "n_ns",
      ],
    ])("takes %s", async (_name, input, name) => {
      const { code, stdout, stderr } = await pipe(input, "-", "--region", "eu-central-1");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain("import` from <stdin>.");
      expect(stdout).toMatch(new RegExp(`Name: ${name}$`, "m"));
    });

    test("takes files beside it, and names it <stdin> in what it says", async () => {
      const { code, stdout, stderr } = await pipe(TEMPLATE, "node.json", "-", "--out", "-.yaml");
      expect({ code, stdout }).toEqual({ code: 1, stdout: "-.yaml\n" });
      expect(stderr).toMatch(/^<stdin>:3:\d+ placeholder .*UNRESOLVED_Router stands for/m);
      expect(read("-.yaml")).toContain("virtualNodeName: web");
    });

    test.each<[string, string | Buffer, string]>([
      ["nothing", "", "<stdin> the file is empty."],
      ["what cannot be parsed", "a: [\n", "<stdin>:2:1 not valid YAML"],
      ["bytes that are no text", Buffer.from([0x7b, 0xff]), "<stdin> the file is not UTF-8 text."],
      [
        "more than is read",
        Buffer.alloc(50_000_000, "a"),
        "<stdin> the file is larger than 8 MiB, the most that is read.",
      ],
    ])("refuses %s", async (_name, input, message) => {
      const { code, stdout, stderr } = await pipe(input, "-");
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr.startsWith(message)).toBe(true);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    });

    test("reads a file that is called - by its path", async () => {
      write("-", JSON.stringify(NODE));
      expect((await pipe("", "./-")).code).toBe(0);
    });
  });

  test("has no import block for what has no name yet, and says so in the file and on stderr", async () => {
    const args = ["node.json", "template.yaml", "--import-blocks", "--out", "open/site.yaml"];
    const { code, stderr } = await run(...args);
    const written = JSON.parse(read("open/site.imports.tf.json")) as { "//": string[]; import: { id: string }[] };
    expect(code).toBe(1);
    expect(written.import.map(({ id }) => id)).toEqual(["shop", "shop/web"]);
    expect(written["//"]).toHaveLength(1);
    expect(written["//"][0]).toMatch(/^VirtualRouter "UNRESOLVED_Router" has no import block, because /);
    expect(stderr).toContain(written["//"][0]);
    const { stdout } = await run("node.json", "template.yaml", "--import-blocks", "--json", "--out", "open/site.yaml");
    expect(JSON.parse(stdout)).toMatchObject({ import: written.import, withoutImport: written["//"] });
  });

  test("exits 1 with a placeholder, on stderr and as a comment", async () => {
    const { code, stdout, stderr } = await run("node.json", "template.yaml");
    const remark = 'UNRESOLVED_Router stands for the parameter "Router": give it with --parameter Router=….';
    expect(code).toBe(1);
    expect(stderr).toMatch(/^template\.yaml:3:\d+ placeholder /);
    expect(stderr).toContain(remark);
    expect(stdout.slice(0, stdout.search(/^name:/m))).toContain(remark);
  });

  test("exits 1 with a key that is not understood, and prints it for machines, too", async () => {
    const { code, stdout } = await run("odd.json", "--region", "eu-west-1", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      deployment: { name: "shop", region: "eu-west-1" },
      remarks: [{ kind: "problem", file: "odd.json", line: 1, path: "egres" }],
    });
  });

  test("gives the same bytes for permuted files", async () => {
    const one = await run("odd.json", "template.yaml", "node.json", "--region", "eu-west-1");
    const other = await run("node.json", "odd.json", "template.yaml", "--region", "eu-west-1");
    expect(one.stdout).toBe(other.stdout);
  });

  test("refuses unreadable files, all of them at once", async () => {
    const { code, stdout, stderr } = await run("bad.yaml", "node.json", "worse.json", "nowhere.json");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^bad\.yaml:2:1 not valid YAML/m);
    expect(stderr).toMatch(/^worse\.json:1:\d+ /m);
    expect(stderr).toMatch(/^nowhere\.json no such file\.$/m);
  });

  test.each([
    ["a Region is missing", ["odd.json"], "name it with --region"],
    ["a Region is none", ["odd.json", "--region", "europe"], '--region: a Region has the form "eu-central-1".'],
    [
      "a name is not allowed",
      ["node.json", "--name", "My Mesh"],
      '--name: "My Mesh" is not a name of the allowed form',
    ],
    ["a mesh is not there", ["node.json", "--mesh", "x"], 'there is no mesh "x" in these files.'],
    ["a parameter has no value", ["node.json", "--parameter", "x"], '--parameter "x" has not the form NAME=VALUE.'],
    ["a parameter is unknown", ["node.json", "--parameter", "x=y"], 'no template has a parameter "x". They have none.'],
    ["the output is one of the inputs", ["node.json", "--out", "./node.json"], "is one of the files that are imported"],
    ["the output cannot be written", ["node.json", "--out", "node.json/x"], "cannot be written"],
  ])("exits 2 when %s", async (_name, args, message) => {
    mkdirSync(folder.path, { recursive: true });
    const before = filesUnder(folder.path);
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(filesUnder(folder.path)).toEqual(before);
  });
});
