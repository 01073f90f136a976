import { loadScenario } from "../../rehearsal";
import { Ledger, refuseChange, refuseChangeOfGone, refuseReadOfGone } from "../../rehearsal/provider/refusals";
import type { Value } from "../../rehearsal/provider/values";

type Values = Readonly<Record<string, Value>>;
const object = (name: string, spec: Value = null, more: Values = {}): Values => ({
  id: `id-${name}`,
  name,
  mesh_name: "shop",
  spec: spec === null ? [] : [spec],
  ...more,
});
const route = (name: string, kind: string, node: string, port: number | null = null): Values =>
  object(
    name,
    { [kind]: [{ match: [{ port }], action: [{ weighted_target: [{ virtual_node: node, weight: 1 }] }] }] },
    { virtual_router_name: "store" },
  );
const gatewayRoute = (name: string, kind: string, service: string): Values =>
  object(
    name,
    {
      [kind]: [
        { match: [{ port: null }], action: [{ target: [{ virtual_service: [{ virtual_service_name: service }] }] }] },
      ],
    },
    { virtual_gateway_name: "door" },
  );
const listeners = (name: string, ...list: readonly (readonly [number, string])[]): Values =>
  object(name, { listener: list.map(([port, protocol]) => ({ port_mapping: [{ port, protocol }] })) });
const provided = (name: string, kind: string, by: string): Values =>
  object(name, { provider: [{ [`virtual_${kind}`]: [{ [`virtual_${kind}_name`]: by }] }] });

/** What a world refuses: nothing, or the words of the provider. */
function refusal(
  world: readonly (readonly [string, Values])[],
  type: string,
  prior: Values | null,
  planned: Values | null,
) {
  const known = new Ledger();
  for (const [each, values] of world) known.record(`aws_appmesh_${each}`, values);
  try {
    refuseChange(`aws_appmesh_${type}`, prior, planned, { known, own: known });
    return undefined;
  } catch (error) {
    const { message, detail } = error as { message: string; detail: string };
    return `${message} ${detail}`.trim();
  }
}

describe("the stand-in", () => {
  test.each([
    ["virtual_node", "v1", "route", route("all", "http_route", "v1"), "It is used by: route all."],
    ["virtual_node", "v1", "virtual_service", provided("s", "node", "v1"), "It is used by: virtual service s."],
    ["virtual_router", "store", "route", route("all", "http_route", "v1"), "It is used by: route all."],
    [
      "virtual_router",
      "store",
      "virtual_service",
      provided("s", "router", "store"),
      "It is used by: virtual service s.",
    ],
    [
      "virtual_service",
      "s",
      "gateway_route",
      gatewayRoute("in", "http_route", "s"),
      "It is used by: gateway route in.",
    ],
    [
      "virtual_gateway",
      "door",
      "gateway_route",
      gatewayRoute("in", "http_route", "s"),
      "It is used by: gateway route in.",
    ],
    ["mesh", "shop", "virtual_node", object("v1"), "It is used by: virtual node v1."],
  ] as const)("does not delete a %s that is used", (type, name, userType, user, message) => {
    expect(refusal([[userType, user]], type, object(name), null)).toMatch(
      new RegExp(`^deleting App Mesh .*ResourceInUseException: ${name} is in use\\. ${message}$`),
    );
    // What is used in another mesh is another object.
    const elsewhere = { ...user, mesh_name: "other" };
    expect(refusal([[userType, elsewhere]], type, object(name), null)).toBeUndefined();
  });

  test("deletes what nothing uses any more", () => {
    const ledger = new Ledger();
    const user = route("all", "http_route", "v1");
    ledger.record("aws_appmesh_route", user);
    ledger.record("aws_appmesh_route", route("all", "http_route", "v2"));
    expect(() =>
      refuseChange("aws_appmesh_virtual_node", object("v1"), null, { known: ledger, own: ledger }),
    ).not.toThrow();
    ledger.forget("aws_appmesh_route", user);
    expect(() =>
      refuseChange("aws_appmesh_virtual_node", object("v2"), null, { known: ledger, own: ledger }),
    ).not.toThrow();
  });

  test("creates nothing twice in one state", () => {
    expect(refusal([["virtual_node", object("v1")]], "virtual_node", null, object("v1"))).toMatch(/ConflictException/);
    expect(refusal([["virtual_node", object("v1")]], "virtual_node", object("v1"), object("v1"))).toBeUndefined();
    expect(refusal([["virtual_node", object("v1")]], "virtual_router", null, object("v1"))).toBeUndefined();
  });

  test("takes routes and listeners only as far as they fit", () => {
    const one = listeners("store", [8080, "http"]);
    const two = listeners("store", [8080, "http"], [9090, "grpc"]);
    const all = route("all", "http_route", "v1");
    const update = (world: readonly (readonly [string, Values])[], to: Values) =>
      refusal(world, "virtual_router", one, to);
    const apply = (router: Values, to: Values) => refusal([["virtual_router", router]], "route", null, to);
    expect(update([["route", all]], two)).toMatch(/All routes must specify a port/);
    expect(update([["route", route("all", "http_route", "v1", 8080)]], two)).toBeUndefined();
    expect(update([["route", all]], listeners("store", [8080, "http2"]))).toMatch(
      /protocol http2 .* route all, http\.$/,
    );
    expect(apply(one, route("all", "grpc_route", "v1"))).toMatch(/protocol http of the listener on port 8080/);
    expect(apply(two, all)).toMatch(/All routes must specify a port/);
    expect(apply(two, route("all", "http_route", "v1", 7))).toMatch(/No listener has the port 7/);
    expect(apply(two, route("all", "grpc_route", "v1", 9090))).toBeUndefined();
    // A router that is not known here lives elsewhere.
    expect(refusal([], "route", null, route("all", "grpc_route", "v1"))).toBeUndefined();
    const door = listeners("door", [80, "http"]);
    expect(refusal([["virtual_gateway", door]], "gateway_route", null, gatewayRoute("in", "grpc_route", "s"))).toMatch(
      /applying App Mesh Gateway Route/,
    );
  });
});

describe("an App Mesh that is gone", () => {
  const [gone, there] = ["app-mesh-gone", "healthy"].map((name) => loadScenario(`scenarios/${name}.yaml`));
  const node = object("v1");
  const custom = (apiVersion: string): Values => ({
    manifest: { apiVersion, kind: "VirtualNode", metadata: { name: "v1" } },
  });
  const words = (ask: () => void) => {
    try {
      ask();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ["reading", "DescribeVirtualNode", () => refuseReadOfGone(gone!, "aws_appmesh_virtual_node", node)],
    ["creating", "CreateVirtualNode", () => refuseChangeOfGone(gone!, "aws_appmesh_virtual_node", null, node)],
    ["updating", "UpdateVirtualNode", () => refuseChangeOfGone(gone!, "aws_appmesh_virtual_node", node, node)],
    ["deleting", "DeleteVirtualNode", () => refuseChangeOfGone(gone!, "aws_appmesh_virtual_node", node, null)],
  ])("refuses %s in its own words", (verb, operation, ask) => {
    expect(words(ask)).toMatch(
      new RegExp(`^${verb} App Mesh Virtual Node \\(id-v1\\): operation error App Mesh: ${operation}, .*Forbidden`),
    );
  });

  test("keeps its controller from ever finishing a deletion, and nobody else", () => {
    const deletes = (values: Values, type = "kubernetes_manifest") =>
      words(() => refuseChangeOfGone(gone!, type, values, null));
    expect(deletes(custom("appmesh.k8s.aws/v1beta2"))).toBe(
      'Timed out when waiting for resource "VirtualNode/v1" to be deleted',
    );
    expect(deletes(custom("cert-manager.io/v1"))).toBeUndefined();
    expect(deletes(object("main"), "aws_vpc")).toBeUndefined();
    expect(words(() => refuseChangeOfGone(gone!, "kubernetes_manifest", null, custom("appmesh.k8s.aws/v1beta2")))).toBe(
      undefined,
    );
    expect(words(() => refuseChangeOfGone(there!, "aws_appmesh_virtual_node", node, null))).toBeUndefined();
    expect(words(() => refuseReadOfGone(there!, "aws_appmesh_virtual_node", node))).toBeUndefined();
  });
});
