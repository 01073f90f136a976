import { importTexts, modelOf, remarksOn } from "../../support/imported";

const ARN = "arn:aws:appmesh:eu-west-1:111122223333:mesh/shop";
const METADATA = {
  arn: ARN,
  meshOwner: "111122223333",
  resourceOwner: "111122223333",
  createdAt: 1,
  lastUpdatedAt: 2,
  uid: "u",
  version: 1,
};
const NODE = {
  meshName: "shop",
  virtualNodeName: "web",
  spec: { serviceDiscovery: { dns: { hostname: "web.shop" } } },
};

const answer = (kind: string, body: object, metadata: object = METADATA) => ({
  [kind]: { meshName: "shop", metadata, status: { status: "ACTIVE" }, spec: {}, ...body },
});
const file = (...values: unknown[]) => ({ "a.json": values.map((value) => JSON.stringify(value)).join("\n") });

describe("JSON of the API", () => {
  test("of every kind, as describe-* answers", () => {
    const target = { virtualService: { virtualServiceName: "web.shop" } };
    const { text, remarks } = importTexts(
      file(
        answer("mesh", { spec: { egressFilter: { type: "ALLOW_ALL" } } }),
        answer("virtualNode", NODE),
        answer("virtualRouter", { virtualRouterName: "r" }),
        answer("route", { virtualRouterName: "r", routeName: "all", spec: { priority: 3 } }),
        answer("virtualService", { virtualServiceName: "web.shop" }),
        answer("virtualGateway", { virtualGatewayName: "g", spec: { listeners: [] } }),
        answer("gatewayRoute", {
          virtualGatewayName: "g",
          gatewayRouteName: "in",
          spec: { grpcRoute: { match: {}, action: { target } } },
        }),
      ),
    );
    expect(remarks).toEqual([]);
    expect(modelOf(text)).toEqual({
      mesh: { meshName: "shop", existing: false, spec: { egressFilter: { type: "ALLOW_ALL" } } },
      virtualNodes: [{ virtualNodeName: "web", spec: NODE.spec }],
      virtualRouters: [{ virtualRouterName: "r", spec: {} }],
      routes: [{ virtualRouterName: "r", routeName: "all", spec: { priority: 3 } }],
      virtualServices: [{ virtualServiceName: "web.shop", spec: {} }],
      virtualGateways: [{ virtualGatewayName: "g", spec: { listeners: [] } }],
      gatewayRoutes: [
        { virtualGatewayName: "g", gatewayRouteName: "in", spec: { grpcRoute: { match: {}, action: { target } } } },
      ],
    });
  });

  test.each([
    ["an object", NODE],
    ["a list", [NODE]],
    ["a mapping of objects", { one: NODE, two: [answer("virtualNode", { ...NODE, virtualNodeName: "b" })] }],
    ["the input of a command", { ...NODE, clientToken: "x", tags: [{ key: "a", value: "b" }] }],
    ["YAML, as --output yaml writes it", answer("virtualNode", NODE)],
  ])("is read from %s", (_name, value) => {
    const { text, remarks } = importTexts(file(value));
    expect(remarks).toEqual([]);
    expect(modelOf(text).virtualNodes.map((node) => node.virtualNodeName)).toContain("web");
  });

  test("gives the Region and a name that is allowed", () => {
    const node = { ...NODE, meshName: "01 The_Shop" };
    const { deployment } = importTexts(file(answer("virtualNode", node)), { region: undefined });
    expect(deployment).toMatchObject({ name: "mesh-01-the-shop", region: "eu-west-1" });
  });

  test("that only names an object is listed, unless the object is described elsewhere", () => {
    const listed = {
      virtualNodes: ["web", "api"].map((name) => ({ arn: ARN, meshName: "shop", virtualNodeName: name, version: 1 })),
    };
    expect(remarksOn(file(NODE, listed))).toEqual([
      'a.json:2:131 problem virtualNodes[1]: VirtualNode "api" is named but not described: its spec is in what describe-* answers.',
    ]);
  });

  test("without the mesh itself is a part of one that lives elsewhere", () => {
    expect(importTexts(file(NODE)).deployment.mesh).toMatchObject({ meshName: "shop", existing: true });
  });

  describe("of a shared mesh", () => {
    const theirs = { ...METADATA, meshOwner: "999988887777" };

    test("names its owner when the objects belong to another account", () => {
      const { deployment, remarks } = importTexts(
        file(answer("mesh", {}, { ...theirs, resourceOwner: "999988887777" }), answer("virtualNode", NODE, theirs)),
      );
      expect(remarks).toEqual([]);
      expect(deployment.mesh).toMatchObject({ meshOwner: "999988887777", spec: {} });
    });

    test("leaves out what another account has put into it", () => {
      const own = { ...theirs, resourceOwner: "999988887777" };
      const { deployment, remarks } = importTexts(
        file(answer("virtualNode", NODE, theirs), answer("virtualNode", { ...NODE, virtualNodeName: "own" }, own)),
      );
      expect(deployment.mesh?.meshOwner).toBeUndefined();
      expect(deployment.mesh?.virtualNodes?.map((node) => node.virtualNodeName)).toEqual(["own"]);
      expect(remarks).toMatchObject([
        { kind: "problem", message: expect.stringContaining("belongs to account 111122223333") },
      ]);
    });
  });

  describe("that is not understood", () => {
    test.each([
      [
        "an unknown key",
        { ...NODE, spek: 1 },
        'a.json:1:104 problem spek: unknown key "spek". Did you mean "spec"? Known here: meshName, virtualNodeName, spec, tags, meshOwner.',
      ],
      [
        "an unknown key deep in a spec",
        { ...NODE, spec: { serviceDiscovery: { dns: { hostname: "h", ttl: 3 } } } },
        'a.json:1:94 problem spec.serviceDiscovery.dns.ttl: unknown key "ttl". Known here: hostname, ipPreference, responseType.',
      ],
      ["a list with more pages", { virtualNodes: [NODE], nextToken: "x" }, "the list goes on"],
      ["something else", { name: "x" }, "a.json:1:1 problem: this is neither JSON of the App Mesh API"],
    ])("%s is listed, and the rest taken", (_name, value, remark) => {
      const { text, remarks } = importTexts(file(value, { ...NODE, virtualNodeName: "other" }));
      expect(modelOf(text).virtualNodes.length).toBeGreaterThan(0);
      expect(remarksOn(file(value, { ...NODE, virtualNodeName: "other" })).join("\n")).toContain(remark);
      expect(remarks.map(({ kind }) => kind)).toEqual(["problem"]);
    });

    test("a wrong type, a missing key and a value that is not allowed leave the object out, each at its place", () => {
      const spec = { listeners: [{ portMapping: { port: "80", protocol: "https" } }], serviceDiscovery: { dns: {} } };
      expect(remarksOn(file({ ...NODE, spec }, { ...NODE, virtualNodeName: "b" }))).toEqual([
        'a.json:1:1 problem: VirtualNode "web" is left out: it cannot be what stands here.',
        'a.json:1:88 problem spec.listeners[0].portMapping.port: "80" is not a number.',
        'a.json:1:104 problem spec.listeners[0].portMapping.protocol: "https" is not allowed. Did you mean "http"? Allowed: http, http2, grpc, tcp.',
        'a.json:1:141 problem spec.serviceDiscovery.dns: "hostname" is missing; text is required here.',
      ]);
    });
  });
});
