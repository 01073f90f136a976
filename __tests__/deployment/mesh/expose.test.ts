import fc from "fast-check";
import { expandMesh, gatewayCalls } from "../../../deployment";
import { apiGateway } from "../../support/unit/gateway-cases";
import { meshOf } from "../../support/unit/sites";
import type { ServiceInput } from "../../support/unit/sites";

const meshWith = (services: Record<string, ServiceInput>, changes: Parameters<typeof meshOf>[1] = {}) =>
  expandMesh(meshOf(services, changes))!;

describe("a service that is exposed", () => {
  test("makes a virtual gateway that listens on its port, and a gateway route of its name", () => {
    // WHEN
    const { virtualGateways, gatewayRoutes } = meshWith({ web: { port: 8080, exposed: { gateway: "front" } } });
    // THEN
    expect(virtualGateways).toEqual([
      {
        virtualGatewayName: "front",
        spec: {
          listeners: [{ portMapping: { port: 8080, protocol: "http" } }],
          logging: { accessLog: { file: { path: "/dev/stdout" } } },
        },
      },
    ]);
    expect(gatewayRoutes).toEqual([
      {
        gatewayRouteName: "web",
        virtualGatewayName: "front",
        spec: {
          httpRoute: {
            match: { prefix: "/" },
            action: { target: { virtualService: { virtualServiceName: "web.shop.internal" } } },
          },
        },
      },
    ]);
  });

  test("names the port where the gateway has several listeners", () => {
    // WHEN
    const { virtualGateways, gatewayRoutes } = meshWith({
      web: { port: 8080, exposed: { gateway: "front", port: 443 } },
      prices: { port: 50051, protocol: "grpc", exposed: { gateway: "front", grpcService: "prices.Quotes" } },
    });
    // THEN
    expect(virtualGateways[0]!.spec.listeners).toEqual([
      { portMapping: { port: 443, protocol: "http" } },
      { portMapping: { port: 50051, protocol: "grpc" } },
    ]);
    expect(gatewayRoutes.map(({ spec }) => spec.httpRoute?.match ?? spec.grpcRoute?.match)).toEqual([
      { serviceName: "prices.Quotes", port: 50051 },
      { prefix: "/", port: 443 },
    ]);
  });

  test("gets a route alone where the file describes the gateway", () => {
    // WHEN
    const { virtualGateways, gatewayRoutes } = meshWith(
      { web: { port: 8080, protocol: "http2", exposed: { gateway: "front", prefix: "/web/" } } },
      { mesh: apiGateway(8443) },
    );
    // THEN
    expect(virtualGateways).toEqual(apiGateway(8443).virtualGateways);
    expect(gatewayRoutes[0]!.spec).toEqual({
      http2Route: {
        match: { prefix: "/web/" },
        action: { target: { virtualService: { virtualServiceName: "web.shop.internal" } } },
      },
    });
  });
});

describe("what a gateway calls", () => {
  test("is found through routers and versions, by service", () => {
    // GIVEN
    const deployment = meshOf({
      web: { port: 8080, exposed: { gateway: "front" }, versions: { v1: { weight: 1 }, v2: { weight: 1 } } },
      other: { port: 81 },
    });
    // THEN
    expect(gatewayCalls(deployment, expandMesh(deployment)!, "front")).toEqual({
      targets: [{ port: 8080, service: "web" }],
      unknown: [],
    });
  });
});

const exposure = fc.record(
  {
    gateway: fc.constantFrom("front", "back", "given"),
    port: fc.constantFrom(80, 443),
    prefix: fc.constantFrom("/", "/a/"),
  },
  { requiredKeys: ["gateway"] },
);
const services = fc.dictionary(
  fc.constantFrom("a", "b", "c", "d"),
  fc.record(
    {
      port: fc.constantFrom(8080, 8081),
      protocol: fc.constantFrom("http" as const, "http2" as const),
      exposed: exposure,
    },
    { requiredKeys: ["port"] },
  ),
  { minKeys: 1 },
);
const given = { virtualGateways: [{ ...apiGateway(8443).virtualGateways![0]!, virtualGatewayName: "given" }] };

test("every exposed service has one route, whose port is among its gateway's listeners, in whatever order", () => {
  fc.assert(
    fc.property(services, (input) => {
      const model = meshWith(input, { mesh: given });
      // One route for each exposed service
      const exposed = Object.entries(input).filter(([, service]) => service.exposed !== undefined);
      expect(model.gatewayRoutes.map(({ gatewayRouteName }) => gatewayRouteName).sort()).toEqual(
        exposed.map(([name]) => name).sort(),
      );
      for (const { virtualGatewayName, spec } of model.gatewayRoutes) {
        const gateway = model.virtualGateways.find((each) => each.virtualGatewayName === virtualGatewayName)!;
        const ports = gateway.spec.listeners.map(({ portMapping }) => portMapping.port);
        const port = (spec.httpRoute ?? spec.http2Route)!.match.port;
        expect(ports.length).toBeGreaterThan(0);
        if (virtualGatewayName !== "given")
          expect(port === undefined ? ports.length : ports).toEqual(
            port === undefined ? 1 : expect.arrayContaining([port]),
          );
      }
      // The order of the file does not matter
      const turned = Object.fromEntries(Object.entries(input).reverse());
      expect(meshWith(turned, { mesh: given })).toEqual(model);
    }),
    { numRuns: 200 },
  );
});
