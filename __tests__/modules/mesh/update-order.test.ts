import { defineDeployment } from "../../../deployment";
import { stackOf } from "../../support/unit/stacks";

describe("the order in which a mesh is changed", () => {
  const mapping = (port: number, protocol: string) => ({ portMapping: { port, protocol: protocol as "http" } });
  const stack = stackOf(
    defineDeployment({
      name: "shop",
      region: "eu-central-1",
      mesh: {
        existing: true,
        virtualNodes: [
          {
            virtualNodeName: "v1",
            spec: {
              listeners: [mapping(80, "http"), mapping(90, "grpc")],
              serviceDiscovery: { dns: { hostname: "v1.local" } },
            },
          },
        ],
        virtualRouters: [
          // Written in another order than Terraform gets them.
          { virtualRouterName: "shop", spec: { listeners: [mapping(90, "grpc"), mapping(80, "http")] } },
        ],
        routes: [
          {
            routeName: "web",
            virtualRouterName: "shop",
            spec: {
              httpRoute: {
                match: { prefix: "/", port: 80 },
                action: { weightedTargets: [{ virtualNode: "v1", weight: 1, port: 80 }] },
              },
            },
          },
          {
            routeName: "calls",
            virtualRouterName: "shop",
            spec: {
              grpcRoute: {
                match: { port: 90 },
                action: { weightedTargets: [{ virtualNode: "v1", weight: 1, port: 90 }] },
              },
            },
          },
          {
            routeName: "away",
            virtualRouterName: "elsewhere",
            spec: {
              httpRoute: {
                match: { prefix: "/" },
                action: { weightedTargets: [{ virtualNode: "v1", weight: 1, port: 80 }] },
              },
            },
          },
        ],
        virtualServices: [
          { virtualServiceName: "shop.local", spec: { provider: { virtualRouter: { virtualRouterName: "shop" } } } },
        ],
        virtualGateways: [{ virtualGatewayName: "door", spec: { listeners: [mapping(8443, "http2")] } }],
        gatewayRoutes: [
          {
            gatewayRouteName: "in",
            virtualGatewayName: "door",
            spec: {
              http2Route: {
                match: { prefix: "/" },
                action: { target: { port: 80, virtualService: { virtualServiceName: "shop.local" } } },
              },
            },
          },
        ],
      } as never,
    }),
  );
  const lifecycles = (kind: string) =>
    Object.fromEntries(Object.entries(stack.all(kind)).map(([name, { lifecycle }]) => [name, lifecycle]));

  test("keeps what others name until they are changed", () => {
    for (const kind of ["virtual_node", "virtual_router", "virtual_service"]) {
      for (const lifecycle of Object.values(lifecycles(`aws_appmesh_${kind}`))) {
        expect(lifecycle).toEqual({ create_before_destroy: true });
      }
    }
    // Nothing names a gateway but its own routes, which go before it.
    expect(lifecycles("aws_appmesh_virtual_gateway")).toEqual({ door: undefined });
  });

  test("replaces a route with the protocol of its own listener, and no other", () => {
    const protocolOf = (parent: string, index: number) => ({
      replace_triggered_by: [`aws_appmesh_virtual_${parent}.spec[0].listener[${index}].port_mapping[0].protocol`],
    });
    expect(lifecycles("aws_appmesh_route")).toEqual({
      "shop--web": protocolOf("router.shop", 0),
      "shop--calls": protocolOf("router.shop", 1),
      // Its router is made elsewhere.
      "elsewhere--away": undefined,
    });
    expect(lifecycles("aws_appmesh_gateway_route")).toEqual({ "door--in": protocolOf("gateway.door", 0) });
  });
});
