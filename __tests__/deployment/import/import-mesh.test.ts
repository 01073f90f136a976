import { importBlocks, importBlocksText } from "../../../deployment";
import { logicalId } from "../../../modules/terraform/logical-id";
import { importTexts, modelOf, remarksOn } from "../../support/imported";

const node = (name: string, hostname = "h", mesh = "shop") =>
  JSON.stringify({ meshName: mesh, virtualNodeName: name, spec: { serviceDiscovery: { dns: { hostname } } } });
const TEMPLATE = `Resources:
  N: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: shop, VirtualNodeName: web, Spec: {ServiceDiscovery: {DNS: {Hostname: h}}}, Tags: [{Key: a, Value: b}]}}
`;
const MANIFEST = `apiVersion: appmesh.k8s.aws/v1beta2
kind: VirtualRouter
metadata: {name: r, namespace: ns}
spec: {meshRef: {name: shop}}
`;

describe("importMesh", () => {
  test("mixes the three formats, also in one file", () => {
    const { text, remarks } = importTexts({ "a.yaml": `${TEMPLATE}---\n${MANIFEST}---\n${node("api")}` });
    expect(remarks).toEqual([]);
    const model = modelOf(text);
    expect(model.virtualNodes.map((each) => each.virtualNodeName)).toEqual(["api", "web"]);
    expect(model.virtualRouters.map((each) => each.virtualRouterName)).toEqual(["r_ns"]);
  });

  test("gives the same bytes whatever the order of the files", () => {
    const texts = {
      "a.json": node("b") + node("a"),
      "b.yaml": TEMPLATE,
      "c.yaml": MANIFEST,
      "d.json": node("c").replace("dns", "dms"),
    };
    const files = Object.entries(texts);
    const all = [files, [...files].reverse(), [files[2]!, files[0]!, files[3]!, files[1]!]].map(
      (each) => importTexts(Object.fromEntries(each)).text,
    );
    expect(new Set(all).size).toBe(1);
  });

  test("takes an object that is given twice once, and the tags of the one that has them", () => {
    const { deployment, remarks } = importTexts({ "a.json": node("web") + node("web"), "b.yaml": TEMPLATE });
    expect(remarks).toEqual([]);
    expect(deployment.mesh?.virtualNodes).toMatchObject([{ virtualNodeName: "web", tags: [{ key: "a", value: "b" }] }]);
  });

  test("names both places of an object that is given twice, differently", () => {
    expect(remarksOn({ "a.json": node("web", "other"), "b.yaml": TEMPLATE })).toEqual([
      'b.yaml:2:6 problem Resources.N: VirtualNode "web" is given a second time, differently; a.json:1:1 is taken.',
    ]);
  });

  test("tells a route under one router from that of the same name under another", () => {
    const route = (router: string) =>
      JSON.stringify({ meshName: "m", virtualRouterName: router, routeName: "all", spec: {} });
    expect(importTexts({ "a.json": route("x") + route("y") }).deployment.mesh?.routes).toHaveLength(2);
  });

  describe("asks", () => {
    test.each<[string, Record<string, string>, object, string]>([
      [
        "which of several meshes is meant",
        { a: node("n", "h", "one") + node("n", "h", "two") },
        {},
        "these files hold several meshes (one, two): say with --mesh which is meant.",
      ],
      [
        "for a mesh that is there",
        { a: node("n") },
        { mesh: "shp" },
        'there is no mesh "shp" in these files. Did you mean "shop"? There are: shop.',
      ],
      [
        "for the Region",
        { a: node("n") },
        { region: undefined },
        "no ARN in these files names a Region: name it with --region.",
      ],
      [
        "which of several Regions is meant",
        { a: '["arn:aws:appmesh:eu-west-1:1:mesh/a","arn:aws:appmesh:eu-west-2:1:mesh/a"]' },
        { region: undefined },
        "the ARNs name several Regions (eu-west-1, eu-west-2)",
      ],
      [
        "for something to import",
        { a: "{}" },
        {},
        "these files describe no App Mesh object: there is nothing to import.",
      ],
      [
        "for a mesh where no manifest names one",
        { a: MANIFEST.replace("{meshRef: {name: shop}}", "{}") },
        {},
        "name it with --mesh.",
      ],
    ])("%s", (_name, texts, options, question) => {
      expect(() => importTexts(texts, options)).toThrow(question);
    });
  });

  test("takes one of several meshes and notes what belongs to others", () => {
    const { deployment, remarks } = importTexts({ a: node("n", "h", "one") + node("m", "h", "two") }, { mesh: "two" });
    expect(deployment).toMatchObject({
      name: "two",
      mesh: { meshName: "two", virtualNodes: [{ virtualNodeName: "m" }] },
    });
    expect(remarks).toMatchObject([
      { kind: "note", message: 'VirtualNode "n" is not taken: it belongs to the mesh "one".' },
    ]);
  });

  test("keeps names that would end a comment or move a cursor out of comments, and folders, too", () => {
    const { text } = importTexts({
      "/home/somebody/a.json": node("web").replace('"spec"', '"x\\ny\\u001b[2J":1,"spec"'),
    });
    expect(text).not.toContain("somebody");
    const head = text.slice(0, text.search(/^name:/m));
    expect(head.split("\n").every((line) => line === "" || line.startsWith("#"))).toBe(true);
    expect(head).not.toContain("\u001b");
    modelOf(text);
  });
});

describe("importBlocks", () => {
  const objects = [
    { meshName: "m.1" },
    { meshName: "m.1", virtualNodeName: "n", spec: {} },
    { meshName: "m.1", virtualRouterName: "r", spec: {} },
    { meshName: "m.1", virtualRouterName: "r", routeName: "all", spec: {} },
    { meshName: "m.1", virtualServiceName: "s.local", spec: {} },
    { meshName: "m.1", virtualGatewayName: "g", spec: { listeners: [] } },
    { meshName: "m.1", virtualGatewayName: "g", gatewayRouteName: "in", spec: {} },
  ];
  const blocks = (given: object[]) =>
    importBlocks(importTexts({ a: JSON.stringify(given) }).deployment, logicalId).blocks.map(({ to, id }) => [to, id]);

  test("name every object by the address that the rendering gives it", () => {
    expect(blocks(objects)).toEqual([
      ["aws_appmesh_mesh.m__1", "m.1"],
      ["aws_appmesh_virtual_node.n", "m.1/n"],
      ["aws_appmesh_virtual_router.r", "m.1/r"],
      ["aws_appmesh_route.r--all", "m.1/r/all"],
      ["aws_appmesh_virtual_service.s__local", "m.1/s.local"],
      ["aws_appmesh_virtual_gateway.g", "m.1/g"],
      ["aws_appmesh_gateway_route.g--in", "m.1/g/in"],
    ]);
  });

  test("leave out a mesh that lives elsewhere", () => {
    expect(blocks(objects.slice(1, 2))).toEqual([["aws_appmesh_virtual_node.n", "m.1/n"]]);
  });

  test("are not made up for names that are not known: a comment says why, and how to get one", () => {
    const resources = [
      "M: {Type: AWS::AppMesh::Mesh, Properties: {MeshName: m}}",
      "N: {Type: AWS::AppMesh::VirtualNode, Properties: {MeshName: m, Spec: {}}}",
      "R: {Type: AWS::AppMesh::VirtualRouter, Properties: {MeshName: m, VirtualRouterName: !Ref Router, Spec: {}}}",
      "T: {Type: AWS::AppMesh::Route, Properties: {MeshName: m, VirtualRouterName: !Ref Router, RouteName: all, Spec: {}}}",
    ];
    const text = `Parameters: {Router: {Type: String}}\nResources:\n  ${resources.join("\n  ")}\n`;
    const importing = importBlocks(importTexts({ "t.yaml": text }).deployment, logicalId);
    expect(importing.blocks).toEqual([{ to: "aws_appmesh_mesh.m", id: "m" }]);
    expect(importing.open.map((line) => line.slice(0, line.indexOf(" stands for")))).toEqual([
      'VirtualNode "UNRESOLVED_N" has no import block, because "UNRESOLVED_N" in its import id "m/UNRESOLVED_N"',
      'VirtualRouter "UNRESOLVED_Router" has no import block, because "UNRESOLVED_Router" in its import id "m/UNRESOLVED_Router"',
      'Route "all" has no import block, because "UNRESOLVED_Router" in its import id "m/UNRESOLVED_Router/all"',
    ]);
    expect(importing.open[0]).toContain("Give the value with --parameter and import again; or put the real name");
    // THEN the file holds them as a comment of Terraform's JSON.
    const written = JSON.parse(importBlocksText(importing)) as object;
    expect(Object.keys(written)).toEqual(["//", "import"]);
    expect(written).toEqual({ "//": importing.open, import: importing.blocks });
  });
});
