import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineDeployment, loadDeployment } from "../../../deployment";
import type { Deployment, DeploymentInput } from "../../../deployment";
import { deriveProviderSchema } from "../../../rehearsal/schema";
import type { BlockSchema } from "../../../rehearsal/schema";
import { synthesize } from "../../../stacks";
import { ROOT, temporaryFolder } from "../../support/cli";

const TYPES = [
  "aws_appmesh_gateway_route",
  "aws_appmesh_mesh",
  "aws_appmesh_route",
  "aws_appmesh_virtual_gateway",
  "aws_appmesh_virtual_node",
  "aws_appmesh_virtual_router",
  "aws_appmesh_virtual_service",
];

/** Arguments that the product never sets, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/\.(id|region|tags_all)$/, "set by the provider itself"],
  [/^aws_appmesh_route\.spec\.grpc_route\.match\.prefix$/, "not in the App Mesh API"],
];

/** Every argument of a block, by its path. */
function argumentsOf(block: BlockSchema, prefix: string): string[] {
  const own = Object.entries(block.attributes)
    .filter(([, attribute]) => attribute.required === true || attribute.optional === true)
    .map(([name]) => `${prefix}.${name}`);
  return [
    ...own,
    ...Object.entries(block.blocks).flatMap(([name, nested]) => argumentsOf(nested.block, `${prefix}.${name}`)),
  ];
}

/** Every path that a configuration sets to something; blocks that are there without arguments count as their path. */
function pathsIn(value: unknown, prefix: string, into: Set<string>): void {
  if (Array.isArray(value)) {
    into.add(prefix);
    for (const item of value) pathsIn(item, prefix, into);
  } else if (typeof value === "object" && value !== null) {
    into.add(prefix);
    for (const [key, item] of Object.entries(value)) pathsIn(item, `${prefix}.${key}`, into);
  } else if (value !== undefined && value !== null) {
    into.add(prefix);
  }
}

function resourcesOf(deployment: Deployment): Record<string, Record<string, unknown>> {
  const folder = temporaryFolder();
  try {
    synthesize([deployment], { outdir: folder.path });
    const text = readFileSync(join(folder.path, "stacks", deployment.name, "cdk.tf.json"), "utf8");
    return (JSON.parse(text) as { resource: Record<string, Record<string, unknown>> }).resource;
  } finally {
    folder.remove();
  }
}

const file = { certificateChain: "/keys/chain.pem", privateKey: "/keys/key.pem" };
const sds = { secretName: "secret" };
const names = { match: { exact: ["a.example"] } };
const acm = {
  certificateAuthorityArns: [
    "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-1111-2222-3333-444455556666",
  ],
};
const acmCertificate = {
  certificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666",
};
const duration = { unit: "s", value: 1 } as const;
const range = { start: 1, end: 2 };

/** The alternatives of what the example shows one of. */
const ALTERNATIVES: DeploymentInput = {
  name: "alternatives",
  region: "eu-central-1",
  mesh: {
    meshOwner: "444455556666",
    virtualNodes: [
      {
        virtualNodeName: "a",
        spec: {
          listeners: [
            {
              portMapping: { port: 1, protocol: "http" },
              tls: {
                mode: "STRICT",
                certificate: { file },
                validation: { trust: { sds }, subjectAlternativeNames: names },
              },
              timeout: { tcp: { idle: duration }, http2: { idle: duration, perRequest: duration } },
            },
          ],
          backends: [
            {
              virtualService: {
                virtualServiceName: "x.example",
                clientPolicy: {
                  tls: {
                    ports: [1],
                    certificate: { sds },
                    validation: { trust: { file: { certificateChain: "/c" } } },
                  },
                },
              },
            },
            {
              virtualService: {
                virtualServiceName: "y.example",
                clientPolicy: { tls: { validation: { trust: { sds }, subjectAlternativeNames: names } } },
              },
            },
          ],
          backendDefaults: {
            clientPolicy: {
              tls: {
                enforce: true,
                ports: [1],
                certificate: { file },
                validation: { trust: { acm }, subjectAlternativeNames: names },
              },
            },
          },
        },
      },
    ],
    virtualRouters: [{ virtualRouterName: "r", spec: {} }],
    routes: (["httpRoute", "http2Route"] as const).map((kind, index) => ({
      routeName: `r${index}`,
      virtualRouterName: "elsewhere",
      spec: {
        [kind]: {
          match: {
            prefix: "/",
            path: { exact: "/a", regex: "/b" },
            method: "GET",
            scheme: "http",
            port: 1,
            headers: [{ name: "h", invert: false, match: { exact: "a", prefix: "b", suffix: "c", regex: "d", range } }],
            queryParameters: [{ name: "q", match: { exact: "1" } }],
          },
          action: { weightedTargets: [{ virtualNode: "a", weight: 1, port: 1 }] },
          timeout: { idle: duration, perRequest: duration },
          retryPolicy: {
            maxRetries: 1,
            perRetryTimeout: duration,
            httpRetryEvents: ["server-error"],
            tcpRetryEvents: ["connection-error"],
          },
        },
      },
    })),
    virtualServices: [
      {
        virtualServiceName: "s.example",
        spec: { provider: { virtualNode: { virtualNodeName: "a" } } },
        tags: [{ key: "a", value: "b" }],
      },
    ],
    virtualGateways: [
      {
        virtualGatewayName: "g",
        spec: {
          listeners: [{ portMapping: { port: 1, protocol: "http" } }],
          backendDefaults: {
            clientPolicy: { tls: { enforce: false, certificate: { sds }, validation: { trust: { acm, sds } } } },
          },
          logging: { accessLog: { file: { path: "/dev/stdout", format: { text: "x" } } } },
        },
      },
      {
        virtualGatewayName: "h",
        spec: {
          listeners: [
            {
              portMapping: { port: 1, protocol: "http" },
              tls: { mode: "STRICT", certificate: { acm: acmCertificate } },
            },
          ],
        },
      },
    ],
    gatewayRoutes: (["httpRoute", "http2Route"] as const).map((kind, index) => ({
      gatewayRouteName: `r${index}`,
      virtualGatewayName: "g",
      spec: {
        priority: 1,
        [kind]: {
          match: {
            prefix: "/",
            path: { exact: "/a", regex: "/b" },
            hostname: { exact: "a", suffix: "b" },
            port: 1,
            headers: [{ name: "h", invert: true, match: { exact: "a", prefix: "b", suffix: "c", regex: "d", range } }],
            queryParameters: [{ name: "q", match: { exact: "1" } }],
          },
          action: {
            target: { port: 1, virtualService: { virtualServiceName: "s.example" } },
            rewrite: {
              hostname: { defaultTargetHostname: "DISABLED" },
              prefix: { defaultPrefix: "DISABLED", value: "/" },
              path: { exact: "/" },
            },
          },
        },
      },
    })),
  },
};

/** Several metadata kinds that one entry may not have at once. */
const METADATA: DeploymentInput = {
  name: "metadata",
  region: "eu-central-1",
  mesh: {
    routes: [
      {
        routeName: "r",
        virtualRouterName: "elsewhere",
        spec: {
          grpcRoute: {
            match: { metadata: [{ name: "m", match: { exact: "a", prefix: "b", suffix: "c", regex: "d", range } }] },
            action: { weightedTargets: [{ virtualNode: "a", weight: 1, port: 1 }] },
          },
        },
      },
    ],
  },
};

jest.mock("../../../rules/inspect", () => ({
  ...jest.requireActual<object>("../../../rules/inspect"),
  // The deployments here hold every field at once, which no rule would let pass; only the rendering is looked at.
  examineDeployment: () => ({ findings: [], hops: [], waived: [] }),
}));

describe("the rendering of a mesh", () => {
  const schema = deriveProviderSchema({ types: TYPES, dataTypes: [] });
  const set = new Set<string>();
  beforeAll(() => {
    const deployments = [
      loadDeployment(join(ROOT, "deployments/full-mesh.yaml")).deployment,
      defineDeployment(ALTERNATIVES),
      defineDeployment(METADATA),
    ];
    for (const deployment of deployments) {
      for (const [type, resources] of Object.entries(resourcesOf(deployment))) {
        for (const resource of Object.values(resources)) pathsIn(resource, type, set);
      }
    }
  });

  test.each(TYPES)("sets every argument of %s that the provider has", (type) => {
    const missing = argumentsOf(schema.resources[type]!, type).filter((path) => !set.has(path));
    const unexplained = missing.filter((path) => !LEFT_OUT.some(([pattern]) => pattern.test(path)));
    expect(unexplained).toEqual([]);
  });

  test("every exception is still one", () => {
    const missing = TYPES.flatMap((type) => argumentsOf(schema.resources[type]!, type)).filter(
      (path) => !set.has(path),
    );
    for (const [pattern] of LEFT_OUT)
      expect([pattern, missing.some((path) => pattern.test(path))]).toEqual([pattern, true]);
  });
});
