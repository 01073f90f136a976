import { connect } from "node:net";
import { LiveMesh } from "../../support/envoy/live-mesh";
import { call, tally, until, withEnvoy } from "../../support/envoy/live";

withEnvoy("traffic through Envoys")("traffic through real Envoys", () => {
  let mesh: LiveMesh;
  beforeEach(async () => void (mesh = await LiveMesh.open()));
  afterEach(() => mesh.close());

  /** An application of each version, which says which one it is. */
  async function applications(): Promise<void> {
    await mesh.stage.application(mesh.ports.app1, (_request, response) => response.end("v1"));
    await mesh.stage.application(mesh.ports.app2, (_request, response) => response.end("v2"));
  }

  test("is shared by weight, and goes by header where a route says so", async () => {
    // GIVEN
    await applications();
    const header = [{ name: "x-canary", match: { exact: "yes" } }];
    await mesh.start(
      mesh.compiler([
        { priority: 1, httpRoute: { match: { prefix: "/", headers: header }, action: mesh.to(0, 1) } },
        { priority: 2, httpRoute: { match: { prefix: "/" }, action: mesh.to(80, 20) } },
      ]),
    );
    // WHEN
    const shares = await tally(mesh.ports.service, 400);
    const canary = await tally(mesh.ports.service, 40, { headers: { "x-canary": "yes" } });
    // THEN a fifth of 400, within four standard deviations
    expect(Object.keys(shares).sort()).toEqual(["200 v1", "200 v2"]);
    expect(shares["200 v2"]).toBeGreaterThan(48);
    expect(shares["200 v2"]).toBeLessThan(112);
    expect(canary).toEqual({ "200 v2": 40 });
  });

  test("is retried on the events of the policy, and ends after its timeout", async () => {
    // GIVEN an application that fails every first time, and one that takes long
    const { ports, stage } = mesh;
    const asked = new Map<string, number>();
    await stage.application(ports.app1, (request, response) => {
      const count = (asked.get(request.url!) ?? 0) + 1;
      asked.set(request.url!, count);
      if (request.url === "/slow") return void setTimeout(() => response.end("late"), 3000);
      response.statusCode = request.url === "/flaky" && count === 1 ? 503 : request.url === "/broken" ? 500 : 200;
      response.end("v1");
    });
    await mesh.start(
      mesh.compiler([
        {
          httpRoute: {
            match: { prefix: "/" },
            action: mesh.to(1, 0),
            timeout: { perRequest: { unit: "ms", value: 1000 } },
            retryPolicy: {
              maxRetries: 2,
              perRetryTimeout: { unit: "ms", value: 600 },
              httpRetryEvents: ["gateway-error"],
            },
          },
        },
      ]),
    );
    // THEN what the policy names is tried again, and nothing else is
    expect(await call(ports.service, { path: "/flaky" })).toEqual({ status: 200, body: "v1" });
    expect(asked.get("/flaky")).toBe(2);
    expect((await call(ports.service, { path: "/broken" })).status).toBe(500);
    expect(asked.get("/broken")).toBe(1);
    // AND an attempt ends after its own time, the request after the whole of it
    expect((await call(ports.service, { path: "/slow" })).status).toBe(504);
    expect(asked.get("/slow")).toBe(2);
  });

  test("leaves a host that keeps failing", async () => {
    // GIVEN two hosts of a node, one of which always fails
    const { ports, stage } = mesh;
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
    const compiler = mesh.compiler([{ httpRoute: { match: { prefix: "/" }, action: mesh.to(1, 0) } }], ({ v1 }) => {
      v1.spec.listeners![0]!.outlierDetection = {
        maxServerErrors: 3,
        maxEjectionPercent: 50,
        interval: second(1),
        baseEjectionDuration: second(60),
      };
    });
    const endpoints = { v1: ["127.0.0.2", "127.0.0.3"], v2: ["127.0.0.1"] };
    await stage.envoy("caller", compiler.node("caller", { endpoints }).bootstrap, ports.admins.caller);
    // WHEN it has failed often enough
    expect(await tally(ports.service, 20)).toHaveProperty("500 bad");
    // THEN
    await until(async () => (await tally(ports.service, 20))["200 good"] === 20);
  });

  test("to what is no backend is refused", async () => {
    // GIVEN an Envoy to which all traffic would be redirected
    const compiler = mesh.compiler([{ httpRoute: { match: { prefix: "/" }, action: mesh.to(1, 0) } }]);
    const { bootstrap } = compiler.node("caller", { interception: { kind: "redirect" } });
    await mesh.stage.envoy("caller", bootstrap, mesh.ports.admins.caller);
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

  test("comes in by a gateway, which takes away what its route matched", async () => {
    // GIVEN
    const { ports, stage } = mesh;
    await stage.application(ports.app1, ({ url, headers: { host } }, response) => response.end(`${host} ${url}`));
    const action = { target: { virtualService: { virtualServiceName: "shop.test" } } };
    const compiler = mesh.compiler([{ httpRoute: { match: { prefix: "/" }, action: mesh.to(1, 0) } }], undefined, {
      httpRoute: { match: { prefix: "/shop/" }, action },
    });
    await mesh.start(compiler, "v1");
    await stage.envoy("edge", compiler.edge().bootstrap, ports.admins.edge);
    // THEN
    expect(await call(ports.edge, { path: "/shop/item?id=1" })).toEqual({ status: 200, body: "shop.test /item?id=1" });
    expect((await call(ports.edge, { path: "/other" })).status).toBe(404);
  });
});
