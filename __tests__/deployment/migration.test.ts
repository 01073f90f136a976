import fc from "fast-check";
import { callersFirst, defineDeployment, expandMesh, migrationStages, unitsOf } from "../../deployment";
import type { Deployment, DeploymentInput, FromAppMesh, MigrationOptions, UnitCall } from "../../deployment";
import { examineDeployment } from "../../rules";

const GONE: MigrationOptions = { api: "gone", waves: false };

/** A deployment of services that call one another; `web: ["store"]`. */
function calling(calls: Readonly<Record<string, readonly string[]>>, changes: Partial<DeploymentInput> = {}) {
  const services = Object.fromEntries(
    Object.entries(calls).map(([name, each]) => [name, { port: 8080, calls: [...each] }]),
  );
  return defineDeployment({ name: "shop", region: "eu-central-1", services, ...changes });
}

function walk(deployment: Deployment, options: MigrationOptions = GONE) {
  const { stages, circles } = migrationStages(deployment, expandMesh(deployment)!, options);
  return {
    names: stages.map(({ name }) => name),
    stages,
    circles: circles.map(({ units }) => units.map((u) => u.name)),
  };
}

/** The deployment in a stage. */
function inStage(deployment: Deployment, fromAppMesh: FromAppMesh | undefined): Deployment {
  const { virtualNodes = [], virtualRouters = [], routes = [] } = deployment.mesh ?? {};
  const { virtualServices = [], virtualGateways = [], gatewayRoutes = [] } = deployment.mesh ?? {};
  return defineDeployment({
    ...(deployment as DeploymentInput),
    mesh: {
      ...({ virtualNodes, virtualRouters, routes, virtualServices, virtualGateways, gatewayRoutes } as object),
      controlPlane: "envoy",
      ...(fromAppMesh === undefined ? {} : { envoy: { fromAppMesh } }),
    },
  });
}

const errorsOf = (deployment: Deployment) =>
  examineDeployment(deployment).findings.filter(({ severity }) => severity === "error");

describe("the stages of the way from App Mesh", () => {
  test("move callers before what they call, gateways before all, and everything of one depth by name", () => {
    const deployment = defineDeployment({
      name: "shop",
      region: "eu-central-1",
      services: {
        api: { port: 8080, calls: ["store"], exposed: { gateway: "edge" } },
        store: { port: 8080, versions: { v1: { weight: 90 }, v2: { weight: 10 } } },
        batch: { port: 8080, calls: ["store"] },
      },
    });
    expect(walk(deployment).names).toEqual([
      "01-prepare",
      "02-gateway-edge",
      "03-batch",
      "04-api",
      "05-store",
      "06-without-app-mesh",
    ]);
    expect(walk(deployment, { api: "gone", waves: true }).stages.map(({ units }) => units.map((u) => u.name))).toEqual([
      [],
      ["edge", "batch"],
      ["api"],
      ["store"],
      [],
    ]);
    // AND each says who waits: all, then fewer, then nobody, then nothing
    expect(walk(deployment).stages.map(({ fromAppMesh }) => fromAppMesh?.nodes.length)).toEqual([
      4,
      4,
      3,
      2,
      0,
      undefined,
    ]);
  });

  test("keep a circle together when App Mesh is gone, and say so", () => {
    const circle = calling({ a: ["b"], b: ["c"], c: ["a"], d: ["d"], e: ["a"] });
    expect(walk(circle)).toMatchObject({
      names: ["01-prepare", "02-d", "03-e", "04-a-and-2-more", "05-without-app-mesh"],
      circles: [["d"], ["a", "b", "c"]],
    });
    expect(walk(circle, { api: "answers", waves: false })).toMatchObject({
      names: ["01-prepare", "02-d", "03-e", "04-a", "05-b", "06-c", "07-without-app-mesh"],
      circles: [],
    });
  });

  test("know no order among nodes that are found by DNS", () => {
    const mesh = { discovery: { type: "dns", domain: "shop.local" } } as const;
    expect(walk(calling({ a: ["b"], b: ["a"] }, { mesh }))).toMatchObject({ circles: [], names: { length: 4 } });
  });

  test("of a deployment on its way are those that are left", () => {
    const deployment = inStage(calling({ a: ["b"], b: ["c"], c: [] }), { api: "answers", nodes: ["c"], gateways: [] });
    expect(walk(deployment).names).toEqual(["01-prepare", "02-c", "03-without-app-mesh"]);
    expect(walk(deployment).stages[0]!.fromAppMesh).toEqual({ api: "gone", nodes: ["c"], gateways: [] });
  });

  test("of any mesh, each can be deployed, no caller is left behind, and the last is the mode itself", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const arbitrary = fc.record({
      calls: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 10 }),
      gateways: fc.subarray(names),
      versions: fc.subarray(names),
      api: fc.constantFrom<FromAppMesh["api"]>("gone", "answers"),
      waves: fc.boolean(),
    });
    fc.assert(
      fc.property(arbitrary, ({ calls, gateways, versions, ...options }) => {
        // GIVEN
        const services = Object.fromEntries(
          names.map((name) => [
            name,
            {
              port: 8080,
              calls: [...new Set(calls.filter(([caller]) => caller === name).map(([, callee]) => callee))],
              ...(versions.includes(name) ? { versions: { v1: { weight: 50 }, v2: { weight: 50 } } } : {}),
              ...(gateways.includes(name) ? { exposed: { gateway: "edge", prefix: `/${name}/` } } : {}),
            },
          ]),
        );
        const deployment = defineDeployment({ name: "shop", region: "eu-central-1", services });
        // WHEN
        const { stages } = walk(deployment, options);
        // THEN each passes the rules, the one about the order among them
        for (const { fromAppMesh } of stages) expect(errorsOf(inStage(deployment, fromAppMesh))).toEqual([]);
        // AND together they move everything once
        const moved = stages.flatMap(({ units }) => units);
        const all = unitsOf(deployment, expandMesh(deployment)!);
        const label = ({ kind, name }: (typeof all)[number]) => `${kind} ${name}`;
        expect(moved.map(label).sort()).toEqual(all.map(label).sort());
        expect(stages.at(-1)!.fromAppMesh).toBeUndefined();
        expect(expandMesh(inStage(deployment, undefined))).toEqual(expandMesh(deployment));
      }),
      { numRuns: 60 },
    );
  });

  test("of a long chain of calls are found without a deep stack", () => {
    const units = Array.from({ length: 20_000 }, (_, i) => ({
      kind: "node" as const,
      name: `n${i}`,
      nodes: [`n${i}`],
    }));
    const calls = units.slice(1).map((callee, i): UnitCall => ({ caller: units[i]!, callee, told: true }));
    expect(callersFirst(units, calls).map(({ depth }) => depth)).toEqual(units.map((_, i) => i));
  });
});
