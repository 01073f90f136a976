import type { DeploymentInput } from "../../deployment";
import { fails, renderText } from "../../review";
import { UpdateBench } from "../support/update-bench";
import { IMAGE, OTHER_OUTPOST, OUTPOST } from "../support/unit/sites";

type Services = NonNullable<DeploymentInput["services"]>;
const shop = (services: Services): DeploymentInput => ({ name: "shop", region: "eu-central-1", services });
const v1 = { weight: 1 };

/** A router and a node with more listeners, written in App Mesh's own words. */
const listening = (ports: readonly number[], named: boolean): DeploymentInput => {
  const listeners = ports.map((port) => ({ portMapping: { port, protocol: "http" as const } }));
  const route = (port: number) => ({
    routeName: `on-${port}`,
    virtualRouterName: "store",
    spec: {
      httpRoute: {
        match: { prefix: "/", ...(named ? { port } : {}) },
        action: { weightedTargets: [{ virtualNode: "store", weight: 1, ...(named ? { port } : {}) }] },
      },
    },
  });
  return {
    name: "shop",
    region: "eu-central-1",
    mesh: {
      meshName: "shop",
      virtualNodes: [
        { virtualNodeName: "store", spec: { listeners, serviceDiscovery: { dns: { hostname: "store.local" } } } },
      ],
      virtualRouters: [{ virtualRouterName: "store", spec: { listeners } }],
      routes: ports.map(route),
      virtualServices: [
        { virtualServiceName: "store.local", spec: { provider: { virtualRouter: { virtualRouterName: "store" } } } },
      ],
    },
  } as DeploymentInput;
};

/** A configuration with its resources changed by hand. */
function changed(
  text: string,
  change: (resources: Record<string, Record<string, Record<string, unknown>>>) => void,
): string {
  const stack = JSON.parse(text) as { resource: Parameters<typeof change>[0] };
  change(stack.resource);
  return JSON.stringify(stack);
}

describe("an update of a mesh, by Terraform in a world that refuses what App Mesh refuses", () => {
  let bench: UpdateBench<string>;
  afterEach(() => bench.close());
  const rules = (hazards: readonly { readonly rule: string; readonly severity: string }[]) => [
    ...new Set(hazards.map(({ rule, severity }) => `${rule} ${severity}`)),
  ];

  test("changes a listener's protocol: its routes go first and come back last", async () => {
    // GIVEN
    bench = new UpdateBench({
      http: shop({ store: { port: 8080 }, other: { port: 9090 } }),
      grpc: shop({ store: { port: 8080, protocol: "grpc" }, other: { port: 9090 } }),
    });
    await bench.start("http");
    // WHEN
    const { report, actions } = await bench.plan("grpc");
    // THEN
    expect(actions).toEqual({
      "aws_appmesh_route.store--store": "replace",
      "aws_appmesh_virtual_node.store": "update",
      "aws_appmesh_virtual_router.store": "update",
    });
    expect(rules(report.hazards)).toEqual(["OM-U002 warning", "OM-U003 warning"]);
    expect([fails(report, "error"), fails(report, "warning")]).toEqual([false, true]);
    // THEN App Mesh takes it in the order in which Terraform does it
    await bench.apply();
    expect((await bench.plan("grpc")).actions).toEqual({});
    // WHEN the routes were to stay, as in somebody's own Terraform
    const stubborn = await bench.plan("http", (text) =>
      changed(text, ({ aws_appmesh_route: routes }) => {
        for (const route of Object.values(routes!)) delete route["lifecycle"];
      }),
    );
    // THEN the plan is refused, and with reason
    expect(rules(stubborn.report.hazards)).toEqual(["OM-U001 error", "OM-U003 warning"]);
    expect(fails(stubborn.report, "error")).toBe(true);
    expect(renderText(stubborn.report, { failOn: "error" })).toMatch(
      /^http: must not be applied: 1 change cannot work/,
    );
    await expect(bench.apply()).rejects.toThrow(
      "BadRequestException: The protocol http of the listener on port 8080 is not that of the route store, grpc.",
    );
  });

  test("does not add a listener together with the ports that its routes then need: it takes two applies", async () => {
    // GIVEN
    bench = new UpdateBench({
      one: listening([8080], false),
      both: listening([8080, 9090], true),
      ports: listening([8080], true),
    });
    await bench.start("one");
    // WHEN
    const { report } = await bench.plan("both");
    // THEN
    expect(rules(report.hazards)).toEqual(["OM-U004 error"]);
    expect(report.hazards.map(({ address }) => address)).toEqual([
      "aws_appmesh_virtual_node.store",
      "aws_appmesh_virtual_router.store",
    ]);
    expect(fails(report, "error")).toBe(true);
    // WHEN the remedy is followed
    for (const step of ["ports", "both"]) {
      const { report, actions } = await bench.plan(step);
      expect({ step, hazards: rules(report.hazards), fails: fails(report, "warning") }).toEqual({
        step,
        hazards: [],
        fails: report.prerequisites.some(({ verdict }) => verdict === "fail"),
      });
      expect(Object.values(actions)).not.toContain("replace");
      await bench.apply();
    }
    // THEN
    expect((await bench.plan("both")).actions).toEqual({});
    // WHEN the ports are taken away again while both listeners stay
    await bench.plan("both", (text) =>
      changed(text, ({ aws_appmesh_route: routes }) => {
        for (const { spec } of Object.values(routes!)) {
          delete (spec as { http_route: { match: { port?: number } } }).http_route.match.port;
        }
      }),
    );
    // THEN
    await expect(bench.apply()).rejects.toThrow("All routes must specify a port when there are several listeners");
  });

  test("deletes a node that a route still sends to after the route was changed", async () => {
    // GIVEN
    bench = new UpdateBench({
      two: shop({ store: { port: 8080, versions: { v1, v2: { weight: 9 } } } }),
      one: shop({ store: { port: 8080, versions: { v1 } } }),
      none: shop({ till: { port: 8080 } }),
    });
    await bench.start("two");
    // WHEN
    const { report, actions } = await bench.plan("one");
    // THEN
    expect(actions).toEqual({
      "aws_appmesh_route.store--store": "update",
      "aws_appmesh_virtual_node.store-v2": "delete",
    });
    expect(rules(report.hazards)).toEqual(["OM-U006 warning", "OM-U012 warning"]);
    await bench.apply();
    // WHEN the service goes and another comes
    await bench.plan("none");
    // THEN
    await bench.apply();
    expect((await bench.plan("none")).actions).toEqual({});
  });

  test("does not delete a node that a route goes on naming", async () => {
    // GIVEN somebody who writes the node's name instead of a reference
    bench = new UpdateBench({
      two: shop({ store: { port: 8080, versions: { v1, v2: v1 } } }),
    });
    await bench.start("two");
    // WHEN
    const { report } = await bench.plan("two", (text) =>
      changed(text.replaceAll("${aws_appmesh_virtual_node.store-v2.name}", "store-v2"), (resources) => {
        delete resources["aws_appmesh_virtual_node"]!["store-v2"];
      }),
    );
    // THEN
    expect(report.hazards.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      "OM-U005 it is deleted, and aws_appmesh_route.store--store still names it.",
      "OM-U006 aws_appmesh_route.store--store sends requests to it until this apply.",
    ]);
    await expect(bench.apply()).rejects.toThrow(/DeleteVirtualNode, ResourceInUseException: store-v2 is in use/);
  });
});

describe("a subnet whose Outpost changes under running tasks", () => {
  test("is refused with the reason, and EC2 would not delete it", async () => {
    // GIVEN
    const on = (arn: string): DeploymentInput => ({
      name: "shop",
      region: "eu-central-1",
      network: {
        vpc: { cidr: "10.40.0.0/16" },
        outposts: [{ name: "factory", arn, subnets: [{ name: "floor", cidr: "10.40.128.0/20" }] }],
        endpoints: "existing",
      },
      services: { desk: { port: 8080 } },
      workloads: {
        platform: "ecs",
        capacity: { general: { type: "m5.xlarge", max: 2 } },
        services: { desk: { image: IMAGE } },
      },
    });
    const bench = new UpdateBench({ here: on(OUTPOST), there: on(OTHER_OUTPOST) });
    try {
      await bench.start("here");
      // WHEN
      const { report, actions } = await bench.plan("there");
      // THEN
      expect(actions["aws_subnet.floor"]).toBe("replace");
      expect(report.hazards).toMatchObject([
        {
          rule: "OM-U007",
          severity: "error",
          address: "aws_subnet.floor",
          message: `it moves from ${OUTPOST} to ${OTHER_OUTPOST}, and in it stay aws_autoscaling_group.general, aws_ecs_service.desk.`,
        },
      ]);
      expect(fails(report, "error")).toBe(true);
      await expect(bench.apply()).rejects.toThrow(/DependencyViolation: The subnet .* cannot be deleted/);
    } finally {
      bench.close();
    }
  });
});
