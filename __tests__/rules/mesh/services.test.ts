import { violationsOf } from "../../support/unit/rule-cases";
import { meshOf } from "../../support/unit/sites";

describe("OM-M001, every call goes to a service of the mesh", () => {
  test("says which services there are and which was probably meant, at the call", () => {
    // GIVEN
    const deployment = meshOf({ web: { port: 80, calls: ["prices", "price", "nobody"] }, prices: { port: 81 } });
    // THEN
    expect(violationsOf("OM-M001", deployment)).toEqual([
      'services.web.calls[1]: "web" calls "price", which is no service here. Did you mean "prices"? Services: prices, web.',
      'services.web.calls[2]: "web" calls "nobody", which is no service here. Services: prices, web.',
    ]);
  });

  test("refuses the same call twice", () => {
    expect(violationsOf("OM-M001", meshOf({ web: { port: 80, calls: ["web", "web"] } }))).toEqual([
      'services.web.calls[1]: "web" names "web" twice; App Mesh refuses duplicate backends.',
    ]);
  });

  test("is not taken in by names that every object has", () => {
    expect(violationsOf("OM-M001", meshOf({ web: { port: 80, calls: ["constructor", "toString"] } }))).toHaveLength(2);
  });

  test("allows calls in a circle and to itself", () => {
    expect(
      violationsOf("OM-M001", meshOf({ a: { port: 1, calls: ["b", "a"] }, b: { port: 2, calls: ["a"] } })),
    ).toEqual([]);
  });
});

describe("OM-M002, the weights of a service's versions sum to 1 to 100", () => {
  const withWeights = (...weights: number[]) =>
    meshOf({
      web: { port: 80, versions: Object.fromEntries(weights.map((weight, i) => [`v${i + 1}`, { weight }]).reverse()) },
    });

  test("names the sum and every weight, sorted by version", () => {
    expect(violationsOf("OM-M002", withWeights(0, 0))).toEqual([
      'services.web.versions: the weights of "web" sum to 0 (v1 0, v2 0); 1 to 100 is allowed.',
    ]);
    expect(violationsOf("OM-M002", withWeights(60, 41))).toEqual([
      'services.web.versions: the weights of "web" sum to 101 (v1 60, v2 41); 1 to 100 is allowed.',
    ]);
  });

  test("allows 1, 100 and no versions", () => {
    expect(violationsOf("OM-M002", withWeights(1))).toEqual([]);
    expect(violationsOf("OM-M002", withWeights(60, 40, 0))).toEqual([]);
    expect(violationsOf("OM-M002", meshOf({ web: { port: 80 } }))).toEqual([]);
  });
});

describe("OM-M003, no two versions become the same virtual node", () => {
  const versions = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { weight: 1 }]));

  test("names both owners, at the later one by name", () => {
    expect(
      violationsOf("OM-M003", meshOf({ "web-v1": { port: 81 }, web: { port: 80, versions: versions("v1") } })),
    ).toEqual(['services.web-v1: the virtual node "web-v1" would belong to "web" and to "web-v1".']);
    expect(
      violationsOf(
        "OM-M003",
        meshOf({ a: { port: 1, versions: versions("b-c") }, "a-b": { port: 2, versions: versions("c") } }),
      ),
    ).toEqual(['services.a-b.versions.c: the virtual node "a-b-c" would belong to "a" and to "a-b".']);
  });

  test("allows the same version of different services", () => {
    expect(
      violationsOf(
        "OM-M003",
        meshOf({ a: { port: 1, versions: versions("v1") }, b: { port: 2, versions: versions("v1") } }),
      ),
    ).toEqual([]);
  });
});

describe("OM-M004, a service uses only options that its protocol has", () => {
  test("tcp has no retries, no request timeout and no path", () => {
    expect(
      violationsOf(
        "OM-M004",
        meshOf({
          db: {
            port: 1,
            protocol: "tcp",
            retries: { attempts: 1 },
            timeout: { perRequest: "1s", idle: "1s" },
            healthCheck: { path: "/" },
          },
        }),
      ),
    ).toEqual([
      'services.db.retries: "db" speaks tcp, which has no retries.',
      'services.db.timeout.perRequest: "db" speaks tcp, which has no requests; only `idle` applies.',
      'services.db.healthCheck.path: "db" speaks tcp; only health checks of http and http2 have a path.',
    ]);
  });

  test("grpc has no path in its health check", () => {
    expect(
      violationsOf("OM-M004", meshOf({ api: { port: 1, protocol: "grpc", healthCheck: { path: "/x" } } })),
    ).toEqual(['services.api.healthCheck.path: "api" speaks grpc; only health checks of http and http2 have a path.']);
  });

  test("events of grpc mean nothing to http", () => {
    expect(
      violationsOf(
        "OM-M004",
        meshOf({ web: { port: 1, protocol: "http2", retries: { attempts: 1, on: ["server-error", "unavailable"] } } }),
      ),
    ).toEqual(['services.web.retries.on[1]: "unavailable" is an event of grpc; "web" speaks http2.']);
  });

  test("allows what each protocol has", () => {
    expect(
      violationsOf(
        "OM-M004",
        meshOf({
          web: {
            port: 1,
            timeout: { perRequest: "1s" },
            healthCheck: { path: "/" },
            retries: { attempts: 1, on: ["client-error", "connection-error"] },
          },
          api: {
            port: 2,
            protocol: "grpc",
            healthCheck: {},
            retries: { attempts: 1, on: ["internal", "server-error"] },
          },
          db: { port: 3, protocol: "tcp", timeout: { idle: "1m" }, healthCheck: {} },
        }),
      ),
    ).toEqual([]);
  });
});

describe("OM-M005, health checks keep App Mesh's limits", () => {
  const check = (interval: string, timeout: string) => meshOf({ web: { port: 1, healthCheck: { interval, timeout } } });

  test.each([
    ["4999ms", "2s", ["services.web.healthCheck.interval: an interval of 4999ms is outside 5s to 300s."]],
    ["301s", "2s", ["services.web.healthCheck.interval: an interval of 301s is outside 5s to 300s."]],
    ["30s", "1999ms", ["services.web.healthCheck.timeout: a timeout of 1999ms is outside 2s to 60s."]],
    ["90s", "61s", ["services.web.healthCheck.timeout: a timeout of 61s is outside 2s to 60s."]],
    ["5s", "6s", ["services.web.healthCheck.timeout: a timeout of 6s is longer than the interval of 5s."]],
    [
      "1s",
      "1s",
      [
        "services.web.healthCheck.interval: an interval of 1s is outside 5s to 300s.",
        "services.web.healthCheck.timeout: a timeout of 1s is outside 2s to 60s.",
      ],
    ],
  ])("an interval of %s with a timeout of %s", (interval, timeout, messages) => {
    expect(violationsOf("OM-M005", check(interval, timeout))).toEqual(messages);
  });

  test.each([
    ["5s", "2s"],
    ["5s", "5s"],
    ["300s", "60s"],
    ["5m", "1m"],
  ])("allows an interval of %s with a timeout of %s", (interval, timeout) => {
    expect(violationsOf("OM-M005", check(interval, timeout))).toEqual([]);
  });
});

describe("OM-M006, no service listens on a port that its Envoy holds", () => {
  test.each([
    [15000, "Envoy's intercepted inbound traffic"],
    [15001, "Envoy's intercepted outbound traffic"],
    [9901, "Envoy's administration interface"],
    [9902, "the agent in Envoy's image"],
  ])("%d belongs to %s", (port, holder) => {
    expect(violationsOf("OM-M006", meshOf({ web: { port } }))).toEqual([
      `services.web.port: "web" listens on ${port}, which belongs to ${holder}.`,
    ]);
  });

  test("allows the ports beside them, and the same port for two services", () => {
    expect(violationsOf("OM-M006", meshOf({ a: { port: 9900 }, b: { port: 15002 }, c: { port: 9900 } }))).toEqual([]);
  });
});

describe("OM-M007, the Region has Cloud Map discovery where the mesh uses it", () => {
  const message = "App Mesh does not discover services through Cloud Map in eu-south-1.";
  const region = "eu-south-1";

  test("stands at the discovery when it is given, otherwise at the Region", () => {
    expect(violationsOf("OM-M007", meshOf({}, { region }))).toEqual([`region: ${message}`]);
    expect(
      violationsOf(
        "OM-M007",
        meshOf({}, { region, mesh: { discovery: { type: "cloud-map", namespace: "a.internal" } } }),
      ),
    ).toEqual([`mesh.discovery: ${message}`]);
  });

  test("allows DNS there, and Cloud Map elsewhere", () => {
    expect(
      violationsOf("OM-M007", meshOf({}, { region, mesh: { discovery: { type: "dns", domain: "a.example" } } })),
    ).toEqual([]);
    expect(violationsOf("OM-M007", meshOf({}))).toEqual([]);
  });
});
