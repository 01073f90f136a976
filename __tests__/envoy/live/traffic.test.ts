import { connect } from "node:net";
import { join } from "node:path";
import { defineDeployment, expandMesh } from "../../../deployment";
import type { DeploymentInput } from "../../../deployment";
import { BOOTSTRAP_FILE, EnvoyCompiler, asFiles } from "../../../envoy";
import type { CompileOptions } from "../../../envoy";
import { temporaryFolder } from "../../support/cli";
import {
  MountedConfigMap,
  Stage,
  call,
  certificates,
  freePorts,
  tally,
  until,
  withEnvoy,
} from "../../support/envoy/live";

type Mesh = NonNullable<DeploymentInput["mesh"]>;
type Node = NonNullable<Mesh["virtualNodes"]>[number];
type Route = NonNullable<Mesh["routes"]>[number]["spec"];

const SERVICE = "shop.test";

/** A caller and two versions of the service that it calls, each with an Envoy of its own. */
interface Ports {
  readonly v1: number;
  readonly v2: number;
  readonly app1: number;
  readonly app2: number;
  /** Where the caller finds the service. */
  readonly service: number;
  readonly admins: readonly number[];
}

withEnvoy("traffic through Envoys")("traffic through real Envoys", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let stage: Stage;
  let ports: Ports;
  beforeEach(async () => {
    folder = temporaryFolder();
    stage = new Stage(folder.path);
    const [v1, v2, app1, app2, service, ...admins] = await freePorts(8);
    ports = { v1: v1!, v2: v2!, app1: app1!, app2: app2!, service: service!, admins };
  });
  afterEach(async () => {
    await stage.end();
    folder.remove();
  });

  function compilerOf(
    routes: readonly Route[],
    change: (nodes: Record<"caller" | "v1" | "v2", Node>) => void = () => {},
  ) {
    const node = (name: string, port: number): Node => ({
      virtualNodeName: name,
      spec: {
        listeners: [{ portMapping: { port, protocol: "http" } }],
        serviceDiscovery: { dns: { hostname: `${name}.test`, responseType: "ENDPOINTS" } },
      },
    });
    const nodes = {
      caller: {
        virtualNodeName: "caller",
        spec: { backends: [{ virtualService: { virtualServiceName: SERVICE } }] },
      } as Node,
      v1: node("v1", ports.v1),
      v2: node("v2", ports.v2),
    };
    change(nodes);
    const mesh: Mesh = {
      controlPlane: "envoy",
      virtualNodes: Object.values(nodes),
      virtualRouters: [
        { virtualRouterName: "r", spec: { listeners: [{ portMapping: { port: 80, protocol: "http" } }] } },
      ],
      routes: routes.map((spec, index) => ({ routeName: `r${index}`, virtualRouterName: "r", spec })),
      virtualServices: [
        { virtualServiceName: SERVICE, spec: { provider: { virtualRouter: { virtualRouterName: "r" } } } },
      ],
    };
    const model = expandMesh(defineDeployment({ name: "live", region: "eu-central-1", mesh }))!;
    return (name: "caller" | "v1" | "v2", more: Partial<CompileOptions> = {}) =>
      new EnvoyCompiler(model, {
        adminPort: ports.admins[["caller", "v1", "v2"].indexOf(name)]!,
        endpoints: { v1: ["127.0.0.1"], v2: ["127.0.0.1"] },
        interception: {
          kind: "loopback",
          backendPort: () => ports.service,
          applicationPort: (port) => (port === ports.v1 ? ports.app1 : ports.app2),
        },
        ...more,
      }).node(name);
  }

  /** Starts the three Envoys. */
  async function start(compile: ReturnType<typeof compilerOf>): Promise<void> {
    for (const [index, name] of (["caller", "v1", "v2"] as const).entries()) {
      await stage.envoy(name, compile(name).bootstrap, ports.admins[index]!);
    }
  }

  const to = (v1: number, v2: number) => ({
    weightedTargets: [
      { virtualNode: "v1", weight: v1, port: ports.v1 },
      { virtualNode: "v2", weight: v2, port: ports.v2 },
    ],
  });

  test("is shared by weight, and goes by header where a route says so", async () => {
    // GIVEN
    await stage.application(ports.app1, (_request, response) => response.end("v1"));
    await stage.application(ports.app2, (_request, response) => response.end("v2"));
    const header = [{ name: "x-canary", match: { exact: "yes" } }];
    await start(
      compilerOf([
        { priority: 1, httpRoute: { match: { prefix: "/", headers: header }, action: to(0, 1) } },
        { priority: 2, httpRoute: { match: { prefix: "/" }, action: to(80, 20) } },
      ]),
    );
    // WHEN
    const shares = await tally(ports.service, 400);
    const canary = await tally(ports.service, 40, { headers: { "x-canary": "yes" } });
    // THEN a fifth of 400, within four standard deviations
    expect(Object.keys(shares).sort()).toEqual(["200 v1", "200 v2"]);
    expect(shares["200 v2"]).toBeGreaterThan(48);
    expect(shares["200 v2"]).toBeLessThan(112);
    expect(canary).toEqual({ "200 v2": 40 });
  });

  test("is retried on the events of the policy, and ends after its timeout", async () => {
    // GIVEN an application that fails every first time, and one that takes long
    const asked = new Map<string, number>();
    await stage.application(ports.app1, (request, response) => {
      if (request.url === "/slow") return void setTimeout(() => response.end("late"), 3000);
      const count = (asked.get(request.url!) ?? 0) + 1;
      asked.set(request.url!, count);
      response.statusCode =
        request.url!.startsWith("/flaky") && count === 1 ? 503 : request.url === "/broken" ? 500 : 200;
      response.end("v1");
    });
    await start(
      compilerOf([
        {
          httpRoute: {
            match: { prefix: "/" },
            action: to(1, 0),
            timeout: { perRequest: { unit: "ms", value: 700 } },
            retryPolicy: {
              maxRetries: 2,
              perRetryTimeout: { unit: "ms", value: 300 },
              httpRetryEvents: ["gateway-error"],
            },
          },
        },
      ]),
    );
    // THEN
    expect(await call(ports.service, { path: "/flaky" })).toEqual({ status: 200, body: "v1" });
    expect(asked.get("/flaky")).toBe(2);
    expect((await call(ports.service, { path: "/broken" })).status).toBe(500);
    expect(asked.get("/broken")).toBe(1);
    expect((await call(ports.service, { path: "/slow" })).status).toBe(504);
  });

  test("is encrypted and mutually authenticated where the mesh says so", async () => {
    // GIVEN a listener that wants a certificate, and a caller that has one
    certificates(folder.path, { v1: "v1.test", caller: "caller.test" });
    const file = (name: string) => ({
      certificateChain: join(folder.path, `${name}.pem`),
      privateKey: join(folder.path, `${name}.key`),
    });
    const trust = { file: { certificateChain: join(folder.path, "ca.pem") } };
    await stage.application(ports.app1, (_request, response) => response.end("v1"));
    const routes = [{ httpRoute: { match: { prefix: "/" }, action: to(1, 0) } }];
    const mutual = (withCertificate: boolean) =>
      compilerOf(routes, ({ caller, v1 }) => {
        const names = { match: { exact: ["caller.test"] } };
        v1.spec.listeners![0]!.tls = {
          mode: "STRICT",
          certificate: { file: file("v1") },
          validation: { trust, subjectAlternativeNames: names },
        };
        const own = withCertificate ? { certificate: { file: file("caller") } } : {};
        caller.spec.backendDefaults = { clientPolicy: { tls: { ...own, validation: { trust } } } };
      });
    await start(mutual(true));
    // THEN
    expect(await call(ports.service)).toEqual({ status: 200, body: "v1" });
    // Plain text is not understood.
    expect((await call(ports.v1)).status).toBe(0);
    // WHEN another caller has none
    const [admin, service] = await freePorts(2);
    const without = mutual(false)("caller", {
      adminPort: admin!,
      interception: { kind: "loopback", backendPort: () => service!, applicationPort: (port) => port },
    });
    await stage.envoy("stranger", without.bootstrap, admin!);
    // THEN
    expect((await call(service!)).status).toBe(503);
  });

  test("leaves a host that keeps failing", async () => {
    // GIVEN two hosts of a node, one of which always fails
    await stage.application(ports.v1, (_request, response) => response.end("good"), "127.0.0.2");
    await stage.application(
      ports.v1,
      (_request, response) => {
        response.statusCode = 500;
        response.end("bad");
      },
      "127.0.0.3",
    );
    const second = (value: number) => ({ unit: "s" as const, value });
    const compile = compilerOf([{ httpRoute: { match: { prefix: "/" }, action: to(1, 0) } }], ({ v1 }) => {
      v1.spec.listeners![0]!.outlierDetection = {
        maxServerErrors: 3,
        maxEjectionPercent: 50,
        interval: second(1),
        baseEjectionDuration: second(60),
      };
    });
    const { bootstrap } = compile("caller", { endpoints: { v1: ["127.0.0.2", "127.0.0.3"], v2: ["127.0.0.1"] } });
    await stage.envoy("caller", bootstrap, ports.admins[0]!);
    // WHEN it has failed often enough
    expect(await tally(ports.service, 20)).toHaveProperty("500 bad");
    // THEN
    await until(async () => (await tally(ports.service, 20))["200 good"] === 20);
  });

  test("to what is no backend is refused", async () => {
    // GIVEN an Envoy to which all traffic would be redirected
    const { bootstrap } = compilerOf([{ httpRoute: { match: { prefix: "/" }, action: to(1, 0) } }])("caller", {
      interception: { kind: "redirect" },
    });
    await stage.envoy("caller", bootstrap, ports.admins[0]!);
    // WHEN something connects that was not going to a backend's port
    const received = await new Promise<string>((done) => {
      let text = "";
      const socket = connect(15001, "127.0.0.1", () => socket.write("GET / HTTP/1.1\r\nhost: elsewhere.test\r\n\r\n"));
      socket.on("data", (data) => (text += data.toString()));
      socket.once("error", () => done(text));
      socket.once("close", () => done(text));
    });
    // THEN it is closed without a word
    expect(received).toBe("");
  });

  test("follows a change of the files without a restart", async () => {
    // GIVEN a caller whose configuration lies in a mounted ConfigMap
    await stage.application(ports.app1, (_request, response) => response.end("v1"));
    await stage.application(ports.app2, (_request, response) => response.end("v2"));
    const mounted = new MountedConfigMap(join(folder.path, "mesh"));
    const compiled = (v1: number, v2: number) =>
      compilerOf([{ httpRoute: { match: { prefix: "/" }, action: to(v1, v2) } }]);
    await stage.envoy("v1", compiled(1, 1)("v1").bootstrap, ports.admins[1]!);
    await stage.envoy("v2", compiled(1, 1)("v2").bootstrap, ports.admins[2]!);
    const files = (v1: number, v2: number) => asFiles(compiled(v1, v2)("caller"), mounted.folder);
    mounted.put(files(1, 0));
    await stage.envoyOn(join(mounted.folder, BOOTSTRAP_FILE), ports.admins[0]!);
    await until(async () => (await call(ports.service)).status === 200);
    expect(await tally(ports.service, 20)).toEqual({ "200 v1": 20 });
    // WHEN
    mounted.put(files(0, 1));
    // THEN
    await until(async () => (await call(ports.service)).body === "v2");
    expect(await tally(ports.service, 20)).toEqual({ "200 v2": 20 });
  });
});
