import fc from "fast-check";
import { RETRY_EVENTS, defineDeployment, expandMesh } from "../../../deployment";
import type { DeploymentInput, HttpRoute, MeshModel } from "../../../deployment";
import { reordered } from "../../support/unit/shuffle";

const NAMES = ["cart", "desk", "mail", "pay", "shop-2", "web"] as const;
const VERSIONS = ["blue", "green", "v1"] as const;

const service = fc.record(
  {
    port: fc.integer({ min: 1, max: 65535 }),
    protocol: fc.constantFrom("http", "http2", "grpc", "tcp"),
    calls: fc.array(fc.constantFrom(...NAMES), { maxLength: 6 }),
    versions: fc.dictionary(fc.constantFrom(...VERSIONS), fc.record({ weight: fc.integer({ min: 0, max: 100 }) }), {
      minKeys: 1,
    }),
    timeout: fc.record({ perRequest: fc.constantFrom("1s", "500ms"), idle: fc.constant("2m") }, { requiredKeys: [] }),
    retries: fc.record(
      {
        attempts: fc.integer({ min: 1, max: 10 }),
        on: fc.array(fc.constantFrom(...RETRY_EVENTS.http, ...RETRY_EVENTS.tcp), { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ["attempts"] },
    ),
  },
  { requiredKeys: ["port"] },
);

/** A deployment whose calls go to services that it has. */
const deployment: fc.Arbitrary<DeploymentInput> = fc
  .record({
    services: fc.dictionary(fc.constantFrom(...NAMES), service, { minKeys: 1 }),
    discovery: fc.constantFrom(
      undefined,
      { type: "cloud-map" as const, namespace: "a.internal" },
      { type: "dns" as const, domain: "a.example" },
    ),
  })
  .map(({ services, discovery }) => ({
    name: "shop",
    region: "eu-central-1",
    ...(discovery === undefined ? {} : { mesh: { discovery } }),
    services: Object.fromEntries(
      Object.entries(services).map(([name, each]) => [
        name,
        { ...each, calls: (each.calls ?? []).filter((callee) => callee in services) },
      ]),
    ),
  }));

const expand = (input: DeploymentInput): MeshModel => expandMesh(defineDeployment(input))!;
const isSorted = (names: readonly string[]) => expect(names).toEqual([...new Set(names)].sort());

describe("the expansion of any deployment", () => {
  test("does not depend on the order of services, versions, calls and retry events", () => {
    fc.assert(
      fc.property(deployment, fc.nat(), (input, seed) => {
        const other = reordered(input, seed, (path) => /^services\.[^.]+\.(calls|retries\.on)$/.test(path));
        expect(JSON.stringify(expand(other))).toBe(JSON.stringify(expand(input)));
      }),
      { numRuns: 200 },
    );
  });

  test("refers only to what it holds", () => {
    fc.assert(
      fc.property(deployment, (input) => {
        // WHEN
        const model = expand(input);
        // THEN
        const nodes = model.virtualNodes.map(({ virtualNodeName }) => virtualNodeName);
        const routers = model.virtualRouters.map(({ virtualRouterName }) => virtualRouterName);
        const services = model.virtualServices.map(({ virtualServiceName }) => virtualServiceName);
        for (const { spec } of model.virtualNodes) {
          for (const { virtualService } of spec.backends ?? [])
            expect(services).toContain(virtualService.virtualServiceName);
        }
        for (const { spec } of model.virtualServices) {
          expect(routers).toContain(spec.provider?.virtualRouter?.virtualRouterName);
        }
        for (const { virtualRouterName, spec } of model.routes) {
          expect(routers).toContain(virtualRouterName);
          for (const { action } of Object.values(spec) as readonly Pick<HttpRoute, "action">[]) {
            for (const { virtualNode } of action.weightedTargets) expect(nodes).toContain(virtualNode);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("has a router, a route and a virtual service for each service, and a node for each version", () => {
    fc.assert(
      fc.property(deployment, (input) => {
        // WHEN
        const model = expand(input);
        // THEN
        const names = Object.keys(input.services!).sort();
        expect(model.virtualRouters.map(({ virtualRouterName }) => virtualRouterName)).toEqual(names);
        expect(model.routes.map(({ routeName }) => routeName)).toEqual(names);
        expect(model.virtualServices).toHaveLength(names.length);
        expect(model.virtualNodes).toHaveLength(
          Object.values(input.services!).reduce(
            (sum, { versions }) => sum + Object.keys(versions ?? { one: 1 }).length,
            0,
          ),
        );
        isSorted(model.virtualNodes.map(({ virtualNodeName }) => virtualNodeName));
        for (const { spec } of model.virtualNodes) {
          isSorted((spec.backends ?? []).map(({ virtualService }) => virtualService.virtualServiceName));
        }
      }),
      { numRuns: 200 },
    );
  });
});
