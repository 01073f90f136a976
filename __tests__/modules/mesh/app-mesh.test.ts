import { meshOf, orders, site } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

/** Whoever names the object is changed before it goes. */
const DESTROYED_LAST = { create_before_destroy: true };

describe("the mesh in App Mesh", () => {
  const stack = stackOf(orders());

  test("drops what goes outside, and waits for the gate that the Region has App Mesh", () => {
    expect(stack.all("aws_appmesh_mesh")).toEqual({
      orders: {
        name: "orders",
        depends_on: ["terraform_data.OM-P007_region"],
        spec: { egress_filter: { type: "DROP_ALL" }, service_discovery: { ip_preference: "IPv4_ONLY" } },
      },
    });
  });

  test("has a virtual node for each version, with its backends and its place in Cloud Map", () => {
    expect(stack.names("aws_appmesh_virtual_node")).toEqual(["catalog-v1", "catalog-v2", "desk", "prices", "stock"]);
    expect(stack.resource("aws_appmesh_virtual_node", "desk")).toEqual({
      mesh_name: "${aws_appmesh_mesh.orders.name}",
      name: "desk",
      lifecycle: DESTROYED_LAST,
      spec: {
        backend: [
          { virtual_service: { virtual_service_name: "catalog.orders.internal" } },
          { virtual_service: { virtual_service_name: "stock.orders.internal" } },
        ],
        listener: [
          {
            port_mapping: { port: 8080, protocol: "http" },
            health_check: {
              protocol: "http",
              port: 8080,
              path: "/healthz",
              healthy_threshold: 2,
              unhealthy_threshold: 2,
              interval_millis: 30000,
              timeout_millis: 5000,
            },
          },
        ],
        logging: { access_log: { file: { path: "/dev/stdout" } } },
        service_discovery: {
          aws_cloud_map: {
            namespace_name: "${aws_service_discovery_private_dns_namespace.orders__internal.name}",
            service_name: "${aws_service_discovery_service.desk.name}",
          },
        },
      },
    });
  });

  test("routes by weight to nodes by reference, so that Terraform knows the order", () => {
    expect(stack.resource("aws_appmesh_route", "catalog--catalog")).toEqual({
      mesh_name: "${aws_appmesh_mesh.orders.name}",
      name: "catalog",
      // With its listener's protocol the route goes first and comes back last.
      lifecycle: {
        replace_triggered_by: ["aws_appmesh_virtual_router.catalog.spec[0].listener[0].port_mapping[0].protocol"],
      },
      virtual_router_name: "${aws_appmesh_virtual_router.catalog.name}",
      spec: {
        http_route: {
          match: { prefix: "/" },
          timeout: { per_request: { unit: "s", value: 5 } },
          action: {
            weighted_target: [
              { virtual_node: "${aws_appmesh_virtual_node.catalog-v1.name}", weight: 90 },
              { virtual_node: "${aws_appmesh_virtual_node.catalog-v2.name}", weight: 10 },
            ],
          },
        },
      },
    });
  });

  test("has a virtual service for each service, provided by its router", () => {
    expect(stack.resource("aws_appmesh_virtual_service", "catalog__orders__internal")).toEqual({
      mesh_name: "${aws_appmesh_mesh.orders.name}",
      name: "catalog.orders.internal",
      lifecycle: DESTROYED_LAST,
      spec: {
        provider: { virtual_router: { virtual_router_name: "${aws_appmesh_virtual_router.catalog.name}" } },
      },
    });
  });

  test.each([
    ["http2", "http2_route", { match: { prefix: "/" } }],
    ["grpc", "grpc_route", { match: { port: 9000 } }],
    ["tcp", "tcp_route", { match: { port: 9000 } }],
  ] as const)("%s routes are %s", (protocol, key, match) => {
    // WHEN
    const mesh = stackOf(meshOf({ web: { port: 9000, protocol, timeout: { idle: "90s" } } }));
    // THEN
    expect(mesh.resource("aws_appmesh_route", "web--web")).toMatchObject({
      spec: { [key]: { ...match, timeout: { idle: { unit: "s", value: 90 } } } },
    });
    expect(mesh.resource("aws_appmesh_virtual_node", "web")).toMatchObject({
      spec: { listener: [{ timeout: { [protocol]: { idle: { unit: "s", value: 90 } } } }] },
    });
  });

  test("is referred to by name when it exists; its parts then wait for the gate", () => {
    // WHEN
    const mesh = stackOf(meshOf({ web: { port: 80 } }, { mesh: { meshName: "shared", existing: true } }));
    // THEN
    expect(mesh.names("aws_appmesh_mesh")).toEqual([]);
    for (const kind of ["aws_appmesh_virtual_node", "aws_appmesh_virtual_router"]) {
      expect(mesh.resource(kind, "web")).toMatchObject({
        mesh_name: "shared",
        depends_on: ["terraform_data.OM-P007_region"],
      });
    }
  });
});

describe("names", () => {
  test("in Cloud Map: one service for each node, and an address that is never dialled for a name that is no node's", () => {
    // WHEN
    const stack = stackOf(orders());
    // THEN
    expect(stack.all("aws_service_discovery_private_dns_namespace")).toEqual({
      orders__internal: {
        name: "orders.internal",
        vpc: "${aws_vpc.main.id}",
        depends_on: ["terraform_data.OM-P007_region"],
      },
    });
    expect(stack.names("aws_service_discovery_service")).toEqual([
      "catalog",
      "catalog-v1",
      "catalog-v2",
      "desk",
      "prices",
      "stock",
    ]);
    expect(stack.all("aws_service_discovery_instance")).toEqual({
      catalog: {
        service_id: "${aws_service_discovery_service.catalog.id}",
        instance_id: "virtual-service",
        attributes: { AWS_INSTANCE_IPV4: "192.0.2.1" },
      },
    });
  });

  test("in an existing namespace: it is looked up, not created", () => {
    // WHEN
    const discovery = { type: "cloud-map" as const, namespace: "old.internal", existing: true };
    const stack = stackOf(site({ mesh: { discovery } }));
    // THEN
    expect(stack.names("aws_service_discovery_private_dns_namespace")).toEqual([]);
    expect(stack.data("aws_service_discovery_dns_namespace")).toEqual({
      old__internal: { name: "old.internal", type: "DNS_PRIVATE" },
    });
    expect(stack.resource("aws_service_discovery_service", "web")).toMatchObject({
      dns_config: { namespace_id: "${data.aws_service_discovery_dns_namespace.old__internal.id}" },
    });
  });

  test("by DNS that others keep: nothing is registered", () => {
    // WHEN
    const stack = stackOf(site({ mesh: { discovery: { type: "dns", domain: "shop.example" } } }));
    // THEN
    expect(stack.kinds.filter((kind) => kind.startsWith("aws_service_discovery"))).toEqual([]);
    expect(stack.resource("aws_appmesh_virtual_node", "web")).toMatchObject({
      spec: { service_discovery: { dns: { hostname: "web.shop.example", response_type: "LOADBALANCER" } } },
    });
    expect(stack.resource("aws_ecs_service", "web")).not.toHaveProperty("service_registries");
  });
});
