import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { defineDeployment } from "../../../deployment";
import { AppMesh } from "../../../modules/mesh";
import type { RouteProps, VirtualNodeProps } from "../../../modules/mesh";
import { synthesize } from "../../../stacks";
import { temporaryFolder } from "../../support/cli";

const MESH = { meshName: "shop", existing: false, spec: { egressFilter: { type: "DROP_ALL" as const } } };

const node: VirtualNodeProps = {
  virtualNodeName: "web",
  spec: {
    listeners: [{ portMapping: { port: 8080, protocol: "http" } }],
    serviceDiscovery: { dns: { hostname: "web.shop.example" } },
  },
};

const route: RouteProps = {
  routeName: "all",
  virtualRouterName: "web",
  spec: { httpRoute: { match: { prefix: "/" }, action: { weightedTargets: [{ virtualNode: "web", weight: 1 }] } } },
};

function stackWith(build: (mesh: AppMesh) => void): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "code");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  build(new AppMesh(stack, "mesh", { mesh: MESH }));
  return stack;
}

type Resources = Record<string, Record<string, Record<string, unknown>>>;

function meshResources(json: string): Resources {
  const { resource } = JSON.parse(json) as { resource: Resources };
  const wanted = Object.entries(resource).filter(([type]) => type.startsWith("aws_appmesh_"));
  const strip = ({ "//": _metadata, depends_on: _gates, ...rest }: Record<string, unknown>) => rest;
  return Object.fromEntries(
    wanted.map(([type, all]) => [type, Object.fromEntries(Object.entries(all).map(([id, each]) => [id, strip(each)]))]),
  );
}

describe("a mesh written as code", () => {
  test("gives exactly what the same mesh in a file gives", () => {
    // GIVEN
    const service = {
      virtualServiceName: "web.shop.example",
      spec: { provider: { virtualRouter: { virtualRouterName: "web" } } },
    };
    const router = {
      virtualRouterName: "web",
      spec: { listeners: [{ portMapping: { port: 8080, protocol: "http" as const } }] },
    };
    const folder = temporaryFolder();
    try {
      // WHEN
      const stack = stackWith((mesh) => {
        mesh.addVirtualNode(node);
        mesh.addVirtualRouter(router);
        mesh.addRoute(route);
        mesh.addVirtualService(service);
      });
      const file = defineDeployment({
        name: "shop",
        region: "eu-central-1",
        mesh: {
          meshName: "shop",
          spec: MESH.spec,
          virtualNodes: [structuredClone(node) as never],
          virtualRouters: [router],
          routes: [structuredClone(route) as never],
          virtualServices: [service],
        },
      });
      synthesize([file], { outdir: folder.path });
      // THEN
      const fromFile = readFileSync(join(folder.path, "stacks/shop/cdk.tf.json"), "utf8");
      expect(meshResources(Testing.synth(stack))).toEqual(meshResources(fromFile));
    } finally {
      folder.remove();
    }
  });

  test("is held to the same rules", () => {
    // GIVEN a service on a port that Envoy holds is refused in a file, and here a name given twice
    const folder = temporaryFolder();
    try {
      const app = new App({ outdir: folder.path });
      const stack = new TerraformStack(app, "code");
      new AwsProvider(stack, "aws", { region: "eu-central-1" });
      const mesh = new AppMesh(stack, "mesh", { mesh: MESH });
      mesh.addVirtualNode({
        virtualNodeName: "web",
        spec: { listeners: [{ portMapping: { port: 70000, protocol: "http" } }] },
      });
      // WHEN, THEN
      expect(() => app.synth()).toThrow(/70000/);
    } finally {
      folder.remove();
    }
  });

  test.each([
    ["of the Region that is given passes", "eu-central-1", undefined],
    ["of any Region passes where none is given", undefined, undefined],
    ["of another Region is refused", "eu-west-1", /OM-M031/],
  ])("a certificate %s", (_name, region, refusal) => {
    const folder = temporaryFolder();
    try {
      // GIVEN
      const app = new App({ outdir: folder.path });
      const stack = new TerraformStack(app, "code");
      new AwsProvider(stack, "aws", { region: "eu-central-1" });
      const certificateArn = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666";
      new AppMesh(stack, "mesh", { mesh: MESH, region }).addVirtualGateway({
        virtualGatewayName: "front",
        spec: {
          listeners: [
            {
              portMapping: { port: 8443, protocol: "http" },
              tls: { mode: "STRICT", certificate: { acm: { certificateArn } } },
            },
          ],
        },
      });
      // WHEN, THEN
      if (refusal === undefined) expect(() => app.synth()).not.toThrow();
      else expect(() => app.synth()).toThrow(refusal);
    } finally {
      folder.remove();
    }
  });

  test("has no way to write combinations that App Mesh does not have", () => {
    const http = { match: { prefix: "/" }, action: { weightedTargets: [{ virtualNode: "web", weight: 1 }] } };
    const wrong: unknown[] = [
      // @ts-expect-error -- two kinds of route
      { ...route, spec: { httpRoute: http, http2Route: http } } satisfies RouteProps,
      // @ts-expect-error -- no kind of route
      { ...route, spec: { priority: 1 } } satisfies RouteProps,
      // @ts-expect-error -- prefix and path at once
      { ...route, spec: { httpRoute: { ...http, match: { prefix: "/", path: { exact: "/" } } } } } satisfies RouteProps,
      {
        virtualNodeName: "web",
        // @ts-expect-error -- two ways of discovery
        spec: { serviceDiscovery: { dns: { hostname: "a" }, awsCloudMap: { namespaceName: "a", serviceName: "b" } } },
      } satisfies VirtualNodeProps,
    ];
    // The compiler is the judge (`npm run typecheck`); here they only have to be there.
    expect(wrong).toHaveLength(4);
  });
});
