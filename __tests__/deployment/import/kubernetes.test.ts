import { importTexts, modelOf, remarksOn } from "../../support/imported";

const manifest = (kind: string, name: string, spec: string, metadata = "namespace: ns") =>
  `apiVersion: appmesh.k8s.aws/v1beta2\nkind: ${kind}\nmetadata: {name: ${name}, ${metadata}}\nspec: ${spec}\n`;
const file = (...texts: string[]) => ({ "k.yaml": texts.join("---\n") });
const MESH = manifest(
  "Mesh",
  "shop",
  "{namespaceSelector: {matchLabels: {mesh: shop}}, egressFilter: {type: ALLOW_ALL}}",
  "labels: {}",
);
const PROBE = "healthyThreshold: 2, unhealthyThreshold: 2, intervalMillis: 5000, timeoutMillis: 2000";

describe("Kubernetes manifests", () => {
  test("of every kind are named as the controller names them", () => {
    const { text, remarks } = importTexts(
      file(
        MESH,
        manifest(
          "VirtualNode",
          "web",
          `{podSelector: {}, listeners: [{portMapping: {port: 80, protocol: http}, timeout: {http: {idle: {unit: ms, value: 5}}}, healthCheck: {protocol: http, ${PROBE}}}], backends: [{virtualService: {virtualServiceRef: {name: api}}}]}`,
        ),
        manifest("VirtualNode", "old", "{awsName: The_Old-One}", "namespace: legacy"),
        manifest(
          "VirtualRouter",
          "r",
          "{listeners: [], routes: [{name: all, priority: 1, tcpRoute: {action: {weightedTargets: [{virtualNodeRef: {name: web}, weight: 1, port: 80}, {virtualNodeRef: {name: old, namespace: legacy}, weight: 2}, {virtualNodeARN: 'arn:aws:appmesh:eu-central-1:111122223333:mesh/shop/virtualNode/other', weight: 3}]}}}]}",
        ),
        manifest("VirtualService", "api", "{provider: {virtualRouter: {virtualRouterRef: {name: r}}}}"),
        manifest(
          "VirtualService",
          "fq",
          "{awsName: fq.example.org, provider: {virtualNode: {virtualNodeRef: {name: web, namespace: ns}}}}",
        ),
        manifest(
          "VirtualGateway",
          "g",
          "{namespaceSelector: {}, listeners: [{portMapping: {port: 8088, protocol: http}, tls: {mode: STRICT, certificate: {acm: {certificateARN: 'arn:aws:acm:eu-central-1:1:certificate/x'}}}}], backendDefaults: {clientPolicy: {tls: {validation: {trust: {acm: {certificateAuthorityARNs: [a]}}}}}}}",
        ),
        manifest(
          "GatewayRoute",
          "in",
          "{httpRoute: {match: {prefix: /}, action: {target: {virtualService: {virtualServiceRef: {name: fq}}}}}}",
        ),
      ),
    );
    expect(remarks.map(({ kind }) => kind)).toEqual(["note", "note", "note"]);
    expect(modelOf(text)).toMatchObject({
      mesh: { meshName: "shop", spec: { egressFilter: { type: "ALLOW_ALL" } } },
      virtualNodes: [
        { virtualNodeName: "The_Old-One" },
        { virtualNodeName: "web_ns", spec: { backends: [{ virtualService: { virtualServiceName: "api.ns" } }] } },
      ],
      routes: [
        {
          routeName: "all",
          virtualRouterName: "r_ns",
          spec: {
            priority: 1,
            tcpRoute: {
              action: {
                weightedTargets: [
                  { virtualNode: "web_ns", port: 80 },
                  { virtualNode: "The_Old-One" },
                  { virtualNode: "other" },
                ],
              },
            },
          },
        },
      ],
      virtualServices: [
        { virtualServiceName: "api.ns", spec: { provider: { virtualRouter: { virtualRouterName: "r_ns" } } } },
        { virtualServiceName: "fq.example.org", spec: { provider: { virtualNode: { virtualNodeName: "web_ns" } } } },
      ],
      virtualGateways: [
        {
          virtualGatewayName: "g_ns",
          spec: {
            listeners: [
              { tls: { certificate: { acm: { certificateArn: "arn:aws:acm:eu-central-1:1:certificate/x" } } } },
            ],
            backendDefaults: {
              clientPolicy: { tls: { validation: { trust: { acm: { certificateAuthorityArns: ["a"] } } } } },
            },
          },
        },
      ],
      gatewayRoutes: [
        {
          gatewayRouteName: "in_ns",
          virtualGatewayName: "g_ns",
          spec: { httpRoute: { action: { target: { virtualService: { virtualServiceName: "fq.example.org" } } } } },
        },
      ],
    });
  });

  test("a mesh has its own word for service discovery", () => {
    const mesh = manifest(
      "Mesh",
      "m",
      "{meshServiceDiscovery: {ipPreference: IPv4_ONLY}, meshOwner: '999988887777'}",
      "labels: {}",
    );
    expect(importTexts(file(mesh)).deployment.mesh).toEqual({
      meshName: "m",
      meshOwner: "999988887777",
      spec: { serviceDiscovery: { ipPreference: "IPv4_ONLY" } },
    });
  });

  test("references across files and to what is not there are resolved, the latter with a note", () => {
    const router = manifest(
      "VirtualRouter",
      "r",
      "{routes: [{name: a, httpRoute: {match: {prefix: /}, action: {weightedTargets: [{virtualNodeRef: {name: n}, weight: 1}, {virtualNodeRef: {name: x}, weight: 1}]}}}]}",
    );
    const node = manifest("VirtualNode", "n", "{awsName: N}");
    const texts = { "b.yaml": node, "a.yaml": router, "c.yaml": MESH };
    const { deployment } = importTexts(texts);
    expect(deployment.mesh?.routes?.[0]?.spec.httpRoute?.action.weightedTargets.map((t) => t.virtualNode)).toEqual([
      "N",
      "x_ns",
    ]);
    expect(remarksOn(texts)).toContain(
      'a.yaml:4:143 note spec.routes[0].httpRoute.action.weightedTargets[1].virtualNodeRef: VirtualNode "x" of namespace "ns" is not in these files: its name is taken to be "x_ns".',
    );
  });

  test("namespaces' labels decide between meshes and gateways", () => {
    const second = MESH.replaceAll("shop", "bank");
    const namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: ns, labels: {mesh: bank}}\n";
    const gateways = ["x", "y"].map((name) =>
      manifest(
        "VirtualGateway",
        name,
        `{listeners: [], namespaceSelector: {}, gatewayRouteSelector: {matchExpressions: [{key: gw, operator: In, values: [${name}]}]}}`,
      ),
    );
    const route = manifest("GatewayRoute", "in", "{}", "namespace: ns, labels: {gw: y}");
    const { deployment } = importTexts(file(MESH, second, namespace, ...gateways, route), { mesh: "bank" });
    expect(deployment.mesh).toMatchObject({
      meshName: "bank",
      virtualGateways: [{ virtualGatewayName: "x_ns" }, { virtualGatewayName: "y_ns" }],
      gatewayRoutes: [{ gatewayRouteName: "in_ns", virtualGatewayName: "y_ns" }],
    });
  });

  test("a gateway route whose gateway nobody can tell gets a placeholder", () => {
    const gateways = ["x", "y"].map((name) => manifest("VirtualGateway", name, "{listeners: []}"));
    const { deployment, remarks } = importTexts(file(MESH, ...gateways, manifest("GatewayRoute", "in", "{}")));
    expect(deployment.mesh?.gatewayRoutes?.[0]?.virtualGatewayName).toBe("UNRESOLVED_VirtualGateway_of_in_ns");
    expect(remarks.filter(({ kind }) => kind === "placeholder")).toHaveLength(1);
  });

  test("what the cluster adds is no problem, and a list is read", () => {
    const live = {
      apiVersion: "v1",
      kind: "List",
      items: [
        {
          apiVersion: "appmesh.k8s.aws/v1beta2",
          kind: "VirtualNode",
          metadata: { name: "n", namespace: "ns", uid: "u", finalizers: [], managedFields: [] },
          spec: { meshRef: { name: "shop", uid: "u" } },
          status: { virtualNodeARN: "arn:aws:appmesh:eu-west-3:111122223333:mesh/shop/virtualNode/n_ns" },
        },
      ],
    };
    const { deployment, remarks } = importTexts({ "k.json": JSON.stringify(live) }, { region: undefined });
    expect(remarks).toEqual([]);
    expect(deployment).toMatchObject({ region: "eu-west-3", mesh: { meshName: "shop", existing: true } });
  });

  test.each([
    [
      "a kind that the controller has not",
      manifest("BackendGrp", "b", "{}"),
      'problem: BackendGrp "b" is not taken: the controller has no such kind.',
    ],
    [
      "an older version",
      manifest("VirtualNode", "n", "{}").replace("v1beta2", "v1beta1"),
      "appmesh.k8s.aws/v1beta1 is not understood, appmesh.k8s.aws/v1beta2 is.",
    ],
    [
      "an unknown key of a spec",
      manifest("VirtualNode", "n", "{backendGrups: []}"),
      'problem spec.backendGrups: unknown key "backendGrups".',
    ],
    [
      "the API's own key for a reference",
      manifest("VirtualService", "s", "{provider: {virtualNode: {virtualNodeName: n}}}"),
      '"virtualNodeRef" or "virtualNodeARN" is missing; text is required here.',
    ],
    [
      "an unknown key of a reference",
      manifest("VirtualService", "s", "{provider: {virtualNode: {virtualNodeRef: {name: n, nmespace: x}}}}"),
      'unknown key "nmespace" of a reference. Did you mean "namespace"?',
    ],
    [
      "a reference and an ARN at once",
      manifest("VirtualService", "s", "{provider: {virtualNode: {virtualNodeRef: {name: n}, virtualNodeARN: a}}}"),
      '"virtualNodeARN" says "virtualNodeName" a second time',
    ],
    [
      "a route without a name",
      manifest("VirtualRouter", "r", "{routes: [{}]}"),
      "problem spec.routes[0]: Route without a name",
    ],
    [
      "a resource without a name",
      manifest("VirtualNode", '""', "{}").replace('name: "", ', ""),
      "metadata.name is missing",
    ],
    [
      "another key beside the spec",
      manifest("VirtualNode", "n", "{}\nspecs: {}"),
      'problem specs: unknown key "specs".',
    ],
  ])("%s is listed", (_name, text, remark) => {
    expect(remarksOn(file(MESH, text)).join("\n")).toContain(remark);
  });

  test("other objects of a cluster are noted", () => {
    const deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n";
    expect(remarksOn(file(MESH, deployment))).toContain(
      'k.yaml:6:1 note: Deployment "web" is not taken: it is no App Mesh object.',
    );
  });

  test("an object without a namespace is taken to be in the default one", () => {
    const { deployment, remarks } = importTexts(file(MESH, manifest("VirtualNode", "n", "{}", "labels: {}")));
    expect(deployment.mesh?.virtualNodes?.[0]?.virtualNodeName).toBe("n_default");
    expect(remarks.map(({ message }) => message)).toContain(
      'VirtualNode "n" names no namespace: it is taken to be in "default".',
    );
  });
});

describe("groups of backends", () => {
  const node = (spec: string) => manifest("VirtualNode", "web", `{meshRef: {name: shop}, ${spec}}`);
  const service = (name: string, metadata = "namespace: ns") =>
    manifest("VirtualService", name, "{meshRef: {name: shop}}", metadata);
  const group = (spec: string, metadata = "namespace: ns") => manifest("BackendGroup", "b", spec, metadata);
  const backendsOf = (texts: Record<string, string>) =>
    importTexts(texts).deployment.mesh?.virtualNodes?.[0]?.spec.backends?.map(
      ({ virtualService }) => virtualService.virtualServiceName,
    );

  test("are taken for the virtual services in them, each once, beside the node's own backends", () => {
    const own =
      "backends: [{virtualService: {virtualServiceRef: {name: api}, clientPolicy: {}}}, {virtualService: {virtualServiceARN: 'arn:aws:appmesh:eu-central-1:1:mesh/shop/virtualService/fq.org'}}]";
    const texts = file(
      node(`${own}, backendGroups: [{name: b}, {name: b, namespace: other}]`),
      service("api"),
      service("fq").replace("{meshRef", "{awsName: fq.org, meshRef"),
      service("far", "namespace: other"),
      group("{virtualservices: [{name: api}, {name: fq}, {name: far, namespace: other}], meshRef: {name: shop}}"),
      group("{virtualservices: [{name: far}, {name: else, namespace: ns}]}", "namespace: other"),
    );
    expect(backendsOf(texts)).toEqual(["api.ns", "fq.org", "far.other", "else.ns"]);
    expect(importTexts(texts).deployment.mesh?.virtualNodes?.[0]?.spec.backends?.[0]).toEqual({
      virtualService: { virtualServiceName: "api.ns", clientPolicy: {} },
    });
    expect(remarksOn(texts)).toEqual([
      'k.yaml:29:39 note spec.virtualservices[1]: VirtualService "else" of namespace "ns" is not in these files: its name is taken to be "else.ns".',
    ]);
  });

  test('"*" is every virtual service of the namespace in the same mesh', () => {
    const texts = file(
      node("backendGroups: [{name: '*'}]"),
      service("a"),
      service("b"),
      service("c", "namespace: other"),
      service("d").replace("name: shop", "name: bank"),
    );
    const { deployment, remarks } = importTexts(texts, { mesh: "shop" });
    expect(deployment.mesh?.virtualNodes?.[0]?.spec.backends).toHaveLength(2);
    expect(remarks[0]).toMatchObject({
      kind: "note",
      message: expect.stringContaining("the 2 in these files are taken"),
    });
    const none = importTexts(file(node("backendGroups: [{name: '*', namespace: empty}]")));
    expect(none.remarks).toMatchObject([{ kind: "problem", path: "spec.backendGroups[0]" }]);
  });

  test.each([
    [
      "that is in no file",
      [node("backendGroups: [{name: b}]")],
      'problem spec.backendGroups[0]: BackendGroup "b" of namespace "ns" is not in these files: the backends in it are missing from VirtualNode "web_ns".',
    ],
    ["that is no list", [node("backendGroups: b")], "problem spec.backendGroups: backendGroups is no list"],
    ["without a name", [node("backendGroups: [{}]")], "problem spec.backendGroups[0]: a reference without a name"],
    [
      "with another key",
      [node("backendGroups: [{name: b, nmespace: x}]"), group("{}")],
      'problem spec.backendGroups[0].nmespace: unknown key "nmespace" of a reference. Did you mean "namespace"?',
    ],
    [
      "whose spec has another key",
      [node("backendGroups: [{name: b}]"), group("{virtualServices: [{name: a}]}")],
      'problem spec.virtualServices: unknown key "virtualServices" of a BackendGroup. Did you mean "virtualservices"?',
    ],
    [
      "whose services are no list",
      [node("backendGroups: [{name: b}]"), group("{virtualservices: a}")],
      "problem spec.virtualservices: virtualservices is no list",
    ],
    [
      "with a service without a name",
      [node("backendGroups: [{name: b}]"), group("{virtualservices: [a]}")],
      "problem spec.virtualservices[0]: a reference without a name",
    ],
    [
      "that no node names",
      [node(""), group("{virtualservices: [{name: a}]}")],
      'note: BackendGroup "b" is not taken: no VirtualNode in these files names it.',
    ],
  ])("one %s is listed", (_name, texts, remark) => {
    expect(remarksOn(file(...texts)).join("\n")).toContain(remark);
  });
});
