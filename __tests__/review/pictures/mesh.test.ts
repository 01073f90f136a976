import fc from "fast-check";
import { picturesOf } from "../../../review";
import type { Picture, ResourceChange } from "../../../review";
import { plan } from "../../support/unit/plans";
import { gateway, node, removedService, routed } from "./mesh-plans";

function mesh(...changes: readonly ResourceChange[]): Picture {
  return picturesOf([{ name: "shop", plan: plan({ resource_changes: changes }), manifest: undefined }]).mesh!;
}

/** The texts of a picture, titles aside. */
const textsOf = ({ svg }: Picture) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text!);

describe("the picture of a mesh", () => {
  test("shows gateways, services with the shares of their nodes, and who may call whom", () => {
    // WHEN
    const picture = mesh(
      ...gateway("front", "desk.shop.internal"),
      ...routed("desk", { desk: 1 }),
      ...routed("catalog", { "catalog-v1": 90, "catalog-v2": 10 }),
      node("desk", ["catalog.shop.internal", "weather.example"]),
      node("catalog-v1", []),
      node("catalog-v2", []),
      node("cron", ["desk.shop.internal"]),
    );
    // THEN
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining([
        "~ Gateway front",
        "desk",
        "catalog",
        "90%",
        "10%",
        "weather.example",
        "stands elsewhere",
        "Node cron",
      ]),
    );
    expect(picture.title).toBe("The mesh shop");
    expect(picture.alternative).toEqual([
      "Gateway front of mesh shop (http 8443), changed, leads /orders* to desk.shop.internal (created). It may call desk.shop.internal (created).",
      "Service catalog.shop.internal of mesh shop (http 8080), unchanged, goes to catalog-v1 90% and catalog-v2 10% (http /, unchanged).",
      "Service desk.shop.internal of mesh shop (http 8080), unchanged, goes to desk 100% (http /, unchanged). It may call catalog.shop.internal, weather.example.",
      "Node cron of mesh shop (http 8080), unchanged, is reached through no service of these plans. It may call desk.shop.internal.",
      "Service weather.example is called and stands elsewhere.",
    ]);
  });

  test("shows what an update changes: weights, calls, and what goes", () => {
    // WHEN
    const picture = mesh(
      ...routed("catalog", { "catalog-v1": 50, "catalog-v2": 50 }, { "catalog-v1": 100 }),
      node("catalog-v1", ["prices.shop.internal"], ["stock.shop.internal"]),
      node("catalog-v2", [], null),
      removedService("stock"),
      ...routed("prices", { prices: 1 }, null),
    );
    // THEN
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining(["~ catalog", "~ http /", "+ catalog-v2", "~ catalog-v1", "− stock", "+ prices"]),
    );
    expect(picture.alternative).toEqual(
      expect.arrayContaining([
        "Service catalog.shop.internal of mesh shop (http 8080), changed, goes to catalog-v1 50% and catalog-v2 50% (http /, changed). It may call prices.shop.internal (created), stock.shop.internal (removed).",
        expect.stringMatching(/^Service stock\.shop\.internal of mesh shop, removed,/),
      ]),
    );
    expect(picture.svg).toMatch(/class="om-call om-line-delete"/);
  });

  test("shows a node that a route names no more, and a service whose node or router changes as changed", () => {
    // GIVEN a route without its second target, and a node that calls somebody new
    const picture = mesh(
      ...routed("catalog", { "catalog-v1": 100 }, { "catalog-v1": 100, "catalog-v2": 0 }),
      ...routed("desk", { desk: 1 }),
      ...routed("prices", { prices: 1 }),
      node("desk", ["catalog.shop.internal"], []),
    );
    // THEN
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining(["~ catalog", "− catalog-v2", "~ desk", "~ desk", "prices", "100%"]),
    );
    expect(picture.alternative[0]).toMatch(/goes to catalog-v1 100% and no more catalog-v2 \(http \/, changed\)\.$/);
  });

  test("leaves out nothing of a large mesh: what is alike is counted", () => {
    // GIVEN
    const names = Array.from({ length: 400 }, (_, index) => `service-${index}`);
    const changes = names.flatMap((name, index) => [
      ...routed(name, { [name]: 1 }, index < 3 ? { old: 2 } : { [name]: 1 }),
      node(name, index === 0 ? [] : [`service-${index - 1}.shop.internal`]),
    ]);
    // WHEN
    const picture = mesh(...changes);
    // THEN
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining(["~ service-2", "397 http services, unchanged", "and 385 more"]),
    );
    expect(picture.svg).toContain("service-399");
    expect(picture.alternative).toHaveLength(400);
  });

  test("is the same whatever the order of the plan", () => {
    const changes = [
      ...gateway("front", "desk.shop.internal"),
      ...["desk", "catalog", "prices"].flatMap((name) => routed(name, { [name]: 1 })),
      node("desk", ["catalog.shop.internal", "prices.shop.internal"]),
      node("catalog", ["prices.shop.internal"]),
      node("prices", []),
    ];
    const expected = mesh(...changes).svg;
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
        expect(mesh(...shuffled).svg).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  test("draws every card inside the picture, whoever calls whom", () => {
    const calls = fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(calls, (graph) => {
        // WHEN circles and calls to oneself among them
        const picture = mesh(
          ...graph.flatMap((to, index) => [
            ...routed(`s${index}`, { [`s${index}`]: 1 }),
            node(
              `s${index}`,
              [...new Set(to)].map((each) => `s${each}.shop.internal`),
            ),
          ]),
        );
        // THEN
        const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(picture.svg)!;
        const boxes = [
          ...picture.svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
        ];
        for (const [, x, y, w, h] of boxes) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(y)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(w)).toBeLessThanOrEqual(Number(width));
          expect(Number(y) + Number(h)).toBeLessThanOrEqual(Number(height));
        }
        expect(picture.svg).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 30 },
    );
  });

  test("takes names for data", () => {
    // GIVEN
    const evil = '<script>alert("1")</script>\u001b[31m';
    // WHEN
    const picture = mesh(...routed(evil, { [evil]: 1 }), node(evil, [evil]));
    // THEN
    expect(picture.svg).not.toContain("<script");
    expect(picture.svg).not.toContain("\u001b");
    expect(picture.svg).toContain("&lt;script&gt;");
  });

  test("is absent where a plan has no mesh", () => {
    expect(picturesOf([{ name: "empty", plan: plan(), manifest: undefined }])).toEqual({});
  });
});

describe("the picture of a mesh without App Mesh", () => {
  const route = (weights: Readonly<Record<string, number>>) => ({
    name: "desk",
    mesh_name: "shop",
    virtual_router_name: "desk",
    spec: {
      http_route: {
        match: { prefix: "/" },
        action: {
          weighted_target: Object.entries(weights).map(([virtual_node, weight]) => ({ virtual_node, weight })),
        },
      },
    },
  });
  const objects = (weights: Readonly<Record<string, number>>) => ({
    "virtual_service.desk": {
      name: "desk.shop.internal",
      mesh_name: "shop",
      spec: { provider: { virtual_router: { virtual_router_name: "desk" } } },
    },
    "virtual_router.desk": {
      name: "desk",
      mesh_name: "shop",
      spec: { listener: [{ port_mapping: { port: 8080, protocol: "http" } }] },
    },
    "route.desk": route(weights),
  });
  const record = (before: object | null, after: object): ResourceChange => ({
    address: "terraform_data.mesh",
    mode: "managed",
    type: "terraform_data",
    name: "mesh",
    change: {
      actions: [before === null ? "create" : "update"],
      before: before === null ? null : { input: { objects: before } },
      after: { input: { objects: after } },
    },
  });

  test("is drawn from its record, each object marked by how it differs", () => {
    // GIVEN a record in which one weight changes
    const picture = mesh(record(objects({ v1: 100, v2: 0 }), objects({ v1: 90, v2: 10 })));
    // THEN
    expect(picture.title).toBe("The mesh shop");
    expect(picture.alternative[0]).toMatch(
      /Service desk\.shop\.internal of mesh shop \(http 8080\), changed, .*v2 10% \(http \/, changed\)/,
    );
  });

  test("shows everything as new when the record is", () => {
    expect(mesh(record(null, objects({ v1: 1 }))).alternative[0]).toMatch(/created/);
  });
});
