import fc from "fast-check";
import { defineDeployment, expandMesh } from "../../deployment";
import type { MeshModel } from "../../deployment";
import { EnvoyCompiler } from "../../envoy";
import type { CompileOptions } from "../../envoy";
import { inspectDeployment } from "../../rules";
import { arrivalInAppMesh, asAppMeshWould, asGatewayWould, connectionInAppMesh } from "../support/envoy/app-mesh";
import { sampleRequest, validMesh } from "../support/envoy/arbitrary";
import { arrivalAt, asEnvoyWould, connectionAt } from "../support/envoy/interpreter";
import { OUTSIDE } from "../support/envoy/request";
import { semanticProblems } from "../support/envoy/semantics";
import { protoProblems } from "../support/envoy/strict";

const NODES = ["a", "b", "c", "d", "caller"];
const LISTENERS = [8080, 8081, 8082, 8083, 9090, 9091, 50051, 50052, 5432, 5433, 80];
const PORTS = [80, 8080, 9000, 7000, 8082, 50052, 9091, 1234];
const TCP_PORTS = [7000, 7001, 7002, 5432];
const GATEWAY_PORTS = [8000, 8001, 8002];

/** The same mesh with its routes the other way round. */
function turned(model: MeshModel): MeshModel {
  return { ...model, routes: [...model.routes].reverse(), gatewayRoutes: [...model.gatewayRoutes].reverse() };
}

/** Ports of the loopback, one for each port of a service. */
const onLoopback = (): CompileOptions["interception"] => {
  const known: string[] = [];
  return {
    kind: "loopback",
    backendPort: (service, port) => {
      const key = `${service}:${port}`;
      if (!known.includes(key)) known.push(key);
      return 20_000 + known.indexOf(key);
    },
    applicationPort: (port) => port + 10_000,
  };
};

/** What is asked for besides the mesh. */
const options: fc.Arbitrary<Partial<CompileOptions>> = fc.record(
  {
    interception: fc.constant(undefined).map(onLoopback),
    metricsPort: fc.constant(9102),
    tracing: fc.record({
      address: fc.constantFrom("127.0.0.1", "otel.mesh.test"),
      port: fc.constant(4317),
      samplingPercent: fc.integer({ min: 0, max: 100 }),
    }),
    endpoints: fc.dictionary(fc.constantFrom("a", "b", "d"), fc.constant(["10.40.128.7", "10.40.128.8"])),
  },
  { requiredKeys: [] },
);

describe("routing of random meshes", () => {
  test("Envoy sends every request where the mesh model says", () => {
    let [sent, lost] = [0, 0];
    fc.assert(
      fc.property(validMesh, fc.array(sampleRequest, { minLength: 12, maxLength: 12 }), (mesh, requests) => {
        // GIVEN a mesh that the rules accept
        const deployment = defineDeployment({
          name: "m",
          region: "eu-central-1",
          mesh: { ...mesh, controlPlane: "envoy" },
        });
        expect(inspectDeployment(deployment).filter(({ severity }) => severity === "error")).toEqual([]);
        const model = expandMesh(deployment)!;
        // WHEN it is compiled, in whatever order its objects stand
        const compiler = new EnvoyCompiler(turned(model));
        const caller = compiler.node("caller").bootstrap;
        const edge = compiler.gateway("edge").bootstrap;
        // THEN both interpreters agree on every connection and every request, at every port
        for (const port of TCP_PORTS) {
          expect({ port, to: connectionAt(caller, port) }).toEqual({
            port,
            to: connectionInAppMesh(model, "caller", port),
          });
        }
        for (const name of NODES) {
          const { bootstrap } = compiler.node(name);
          for (const port of LISTENERS) {
            expect({ name, port, arrives: arrivalAt(bootstrap, port) }).toEqual({
              name,
              port,
              arrives: arrivalInAppMesh(model, name, port),
            });
          }
        }
        for (const request of requests) {
          for (const port of PORTS) {
            const expected = asAppMeshWould(model, "caller", port, request);
            const outcome = asEnvoyWould(caller, port, request);
            expect({ port, request, outcome }).toEqual({ port, request, outcome: expected });
            if (expected === undefined || expected === OUTSIDE) lost++;
            else sent++;
          }
          for (const port of GATEWAY_PORTS) {
            const expected = asGatewayWould(model, "edge", port, request);
            expect({ port, request, outcome: asEnvoyWould(edge, port, request) }).toEqual({
              port,
              request,
              outcome: expected,
            });
            if (expected !== undefined) sent++;
          }
        }
      }),
      { numRuns: 80 },
    );
    // Both happened often enough to mean something.
    expect(sent).toBeGreaterThan(100);
    expect(lost).toBeGreaterThan(500);
  });

  test("every configuration is what the published protos and Envoy itself ask for, whatever else is asked for", () => {
    fc.assert(
      fc.property(validMesh, options, (mesh, chosen) => {
        const model = expandMesh(defineDeployment({ name: "m", region: "eu-central-1", mesh }))!;
        for (const { bootstrap } of new EnvoyCompiler(model, chosen).all()) {
          expect(protoProblems(bootstrap)).toEqual([]);
          expect(semanticProblems(bootstrap)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
