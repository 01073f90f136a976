import { controlPlaneOf, defineDeployment } from "../../deployment";
import { RULES, examineDeployment, inspectDeployment } from "../../rules";
import { saidBy } from "../support/mesh-builder";
import { ENVOY_CASES, ENVOY_NOTES, FROM_ACM, FROM_FILES, halfway } from "../support/unit/envoy-cases";
import { MIRRORED, extended, local } from "../support/unit/eks-cases";
import { stackOf } from "../support/unit/stacks";
import { IMAGE, ordersInput, site, workloads } from "../support/unit/sites";

const AREA = RULES.filter(({ id }) => id.startsWith("OM-E"));

describe("the rules of the mesh without App Mesh", () => {
  test("are not asked under App Mesh", () => {
    expect(AREA.length).toBeGreaterThan(15);
    expect(AREA.filter(({ controlPlane }) => controlPlane !== "envoy")).toEqual([]);
    // GIVEN what each of them refuses, under App Mesh
    for (const { rule, deployment } of [...ENVOY_CASES, ...ENVOY_NOTES]) {
      const refused = deployment();
      const asked = { ...refused, mesh: { ...refused.mesh!, controlPlane: "app-mesh" as const } };
      // THEN it says nothing
      expect(inspectDeployment(asked).map((finding) => finding.rule)).not.toContain(rule);
    }
  });

  test("tell what is worth knowing", () => {
    const said = Object.fromEntries(ENVOY_NOTES.map(({ rule, deployment }) => [rule, saidBy(rule, deployment())]));
    expect(said).toEqual({
      "OM-E005": [
        expect.stringMatching(/: the mesh is no object that could be shared\.$/),
        expect.stringMatching(/: the tags of the mesh stand on no object\.$/),
        expect.stringMatching(/: the health check of virtual gateway "edge" is run by nobody\.$/),
      ],
      "OM-E023": [
        "workloads: Envoys are pulled from ACCOUNT.dkr.ecr.eu-central-1.amazonaws.com/envoyproxy/envoy:v1.39.3, which is to be there.",
      ],
      "OM-E022": [
        expect.stringMatching(/^workloads\.capacity\.general\.amiParameter: .*bottlerocket.*redirect is not known\.$/),
      ],
    });
    for (const { rule, severity, deployment } of ENVOY_NOTES) {
      const found = inspectDeployment(deployment()).filter((finding) => finding.rule === rule);
      expect(found.every((finding) => finding.severity === severity)).toBe(true);
    }
  });

  test("say what is wrong, with what and where", () => {
    const said = Object.fromEntries(ENVOY_CASES.map(({ rule, deployment }) => [rule, saidBy(rule, deployment())]));
    expect(said).toMatchObject({
      "OM-E001": [expect.stringMatching(/certificate\.acm: virtual gateway "edge" shows a certificate/)],
      "OM-E002": [expect.stringMatching(/attributes: virtual node "web" takes only .*: ECS_CLUSTER_NAME\.$/)],
      "OM-E003": [expect.stringMatching(/namespaceName: .*"shop\.local", which this file neither makes/)],
      "OM-E004": ["mesh.existing: the mesh exists elsewhere, and this file only adds to it."],
      "OM-E006": [expect.stringMatching(/"later\.shop\.internal", which nothing provides/)],
      "OM-E007": [
        expect.stringMatching(
          /port 50051 of .* leads to "prices\.shop\.internal" \(grpc\) and "store\.shop\.internal" \(tcp\)/,
        ),
      ],
      "OM-E008": [expect.stringMatching(/certificate\.sds: virtual gateway "edge" takes the secret "edge"/)],
      "OM-E009": ['services.web.port: virtual node "web" listens on 8080, where its Envoy serves metrics.'],
      "OM-E010": [expect.stringMatching(/^services\.web\.calls: .*"web" has \d{5,} bytes .*; 57344 are left/)],
      "OM-E011": [expect.stringMatching(/^workloads\.services\.web\.count: 9 tasks .* an answer holds 8\.$/)],
      "OM-E013": [expect.stringMatching(/distroless.* has no shell/)],
      "OM-E014": [expect.stringMatching(/hosts of web, are answered in the Region alone/)],
      "OM-E015": [expect.stringMatching(/no virtual node "wep"\. Did you mean "web"\? Nodes: web\./)],
      "OM-E018": [expect.stringMatching(/^workloads\.envoy: no image is named, .*us-west-2/)],
      "OM-E019": ["workloads.envoy.tracing: there is no `mesh.envoy.tracing`, so nothing is sent to the collector."],
      "OM-E020": [
        expect.stringMatching(/loopback\.applications\.wep: there is no virtual node "wep"\. Did you mean "web"\?/),
        'mesh.envoy.loopback.applications.web: port 8080 belongs to the listener of virtual node "web".',
      ],
      "OM-E021": ["mesh.envoy.loopback: nothing is redirected to Envoy, so DROP_ALL drops nothing."],
      "OM-E017": [expect.stringMatching(/is "web\.shop\.internal" in other letters/)],
    });
  });
});

describe("a deployment whose control plane is envoy", () => {
  test("of which nothing else is changed has no finding", () => {
    // GIVEN the main example with one key more
    const input = ordersInput();
    const deployment = defineDeployment({ ...input, mesh: { ...input.mesh, controlPlane: "envoy" } });
    // THEN
    expect(controlPlaneOf(deployment)).toBe("envoy");
    expect(inspectDeployment(deployment).filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("is not asked about App Mesh's Regions, quotas and Terraform's gaps, and has no hop to App Mesh", () => {
    // GIVEN a Region without App Mesh
    const far = (controlPlane: "app-mesh" | "envoy") => site({ mesh: { controlPlane }, region: "me-central-1" });
    const asked = (controlPlane: "app-mesh" | "envoy") => {
      const { findings, hops } = examineDeployment(far(controlPlane));
      return { findings: findings.map(({ rule }) => rule), hops: hops.map(({ rule }) => rule) };
    };
    // THEN
    expect(asked("app-mesh").findings).toContain("OM-P007");
    expect(asked("app-mesh").hops).toContain("OM-L001");
    expect(asked("envoy").findings).not.toContain("OM-P007");
    expect(asked("envoy").hops).not.toContain("OM-L001");
  });

  test("may be told addresses instead of names, and then eight is no limit", () => {
    const given = site({
      mesh: { controlPlane: "envoy", envoy: { endpoints: { web: ["10.40.128.7"] } } },
      workloads: workloads({ web: { image: IMAGE, count: 9 } }),
    });
    expect(saidBy("OM-E011", given)).toEqual([]);
    expect(saidBy("OM-E015", given)).toEqual([]);
  });
});

describe("a deployment on EKS whose control plane is envoy", () => {
  const mesh = { controlPlane: "envoy" } as const;

  test("has room for more in a ConfigMap than in a task definition, and not for everything", () => {
    const calling = (count: number) => {
      const called = Array.from({ length: count }, (_, index) => `service-${index}`);
      const others = Object.fromEntries(called.map((name) => [name, { port: 8080 }]));
      return extended({}, {}, { mesh, services: { web: { port: 8080, calls: called }, ...others } });
    };
    expect(saidBy("OM-E010", calling(60))).toEqual([]);
    expect(saidBy("OM-E010", calling(1500))).toEqual([
      expect.stringMatching(/^services\.web\.calls: .*"web" has \d{7} bytes in a ConfigMap; 1048576 are left/),
    ]);
  });

  test("finds its names in the cluster, whose DNS goes on without the Region", () => {
    const disconnected = { ...mesh, envoy: { disconnected: true } };
    expect(saidBy("OM-E014", local({}, {}, { mesh: disconnected }))).toEqual([]);
    expect(saidBy("OM-K033", local({}, {}, { mesh: disconnected }))).toEqual([]);
    // WHEN the pods of that DNS are placed by a control plane in the Region
    expect(saidBy("OM-K033", extended({}, {}, { mesh: disconnected }))).toEqual([
      expect.stringMatching(/names under shop\.svc\.cluster\.local .* not started again/),
    ]);
  });

  test("is told which collector takes spans, and where the share of traced requests stands", () => {
    const tracing = { collector: "xray", samplingRate: 0.1 } as const;
    expect(saidBy("OM-E019", extended({}, { envoy: { ...MIRRORED, tracing } }, { mesh }))).toEqual([
      "workloads.envoy.tracing.collector: the collector xray takes no OTLP; opentelemetry is allowed.",
      "workloads.envoy.tracing.samplingRate: the rate 0.1 is not known to Envoys; `mesh.envoy.tracing.samplingPercent` is.",
    ]);
    const taken = { collector: "opentelemetry", image: IMAGE } as const;
    const sent = { ...mesh, envoy: { tracing: {} } };
    expect(saidBy("OM-E019", extended({}, { envoy: { ...MIRRORED, tracing: taken } }, { mesh: sent }))).toEqual([]);
  });

  test("pulls upstream's Envoy from the Region's registry, and the report says so", () => {
    const { hops } = examineDeployment(extended({}, {}, { mesh }));
    expect(hops.find(({ rule }) => rule === "OM-L005")!.message).toContain("envoyproxy/envoy");
  });
});

describe("a deployment whose applications call their Envoys themselves", () => {
  const services = { web: { port: 8080, calls: ["store"] }, store: { port: 8080 } };
  const calling = (loopback: object) =>
    site({
      services,
      mesh: { controlPlane: "envoy", spec: { egressFilter: { type: "ALLOW_ALL" } }, envoy: { loopback } },
      workloads: workloads({ web: { image: IMAGE }, store: { image: IMAGE } }),
    });

  test("has a port for each of them and for all that they call, and each once", () => {
    const given = { backends: { "store.shop.internal": 19000 }, applications: { web: 18080, store: 18080 } };
    expect(saidBy("OM-E020", calling(given))).toEqual([]);
    expect(saidBy("OM-E022", calling(given))).toEqual([]);
    expect(saidBy("OM-E020", calling({}))).toEqual([
      'mesh.envoy.loopback.backends: there is no port for the virtual service "store.shop.internal".',
      'mesh.envoy.loopback.applications: there is no port for the virtual node "store".',
      'mesh.envoy.loopback.applications: there is no port for the virtual node "web".',
    ]);
    expect(saidBy("OM-E020", calling({ ...given, backends: { "store.shop.internal": 18080 } }))).toEqual([
      expect.stringMatching(
        /applications\.store: port 18080 belongs to the virtual service "store\.shop\.internal"\.$/,
      ),
      expect.stringMatching(/applications\.web: port 18080 belongs to/),
    ]);
  });

  test("has listeners on these ports in its configuration, and no redirect in its tasks", () => {
    const given = { backends: { "store.shop.internal": 19000 }, applications: { web: 18080, store: 18080 } };
    const stack = stackOf(calling(given));
    const { container_definitions: text, proxy_configuration: redirect } = stack.resource<{
      container_definitions: string;
      proxy_configuration?: object;
    }>("aws_ecs_task_definition", "web");
    expect(redirect).toBeUndefined();
    const containers = JSON.parse(text) as { name: string; command?: string[] }[];
    const config = containers.find(({ name }) => name === "envoy")!.command![1]!;
    expect([...config.matchAll(/"name":"(lds_[^"]+)"/g)].map(([, name]) => name)).toEqual([
      "lds_ingress_0.0.0.0_8080",
      "lds_egress_127.0.0.1_19000",
    ]);
    expect(config).toContain('"address":"127.0.0.1","port_value":18080');
  });
});

describe("TLS between old and new Envoys on the way from App Mesh", () => {
  const { certificate: shown, trust: trusted } = FROM_ACM;
  const { certificate: file, trust: files } = FROM_FILES;
  /** What the rules of certificates say of "web", which calls "store". */
  const said = (
    waits: readonly ("web" | "store")[],
    shows: typeof shown | typeof file,
    trusts: typeof trusted | typeof files,
  ) => {
    const deployment = halfway({ waits, shows, trusts });
    return {
      refused: saidBy("OM-E001", deployment).map((each) => each.replace(/^.*: (virtual node "\w+") .*$/, "$1")),
      unsure: saidBy("OM-E036", deployment).map((each) => each.replace(/^.*: (.*)\.$/, "$1")),
    };
  };

  test("may stay App Mesh's where both sides still are, and must be from files where a side has left", () => {
    expect(said(["web", "store"], shown, trusted)).toEqual({ refused: [], unsure: [] });
    expect(said([], shown, trusted)).toEqual({ refused: ['virtual node "store"', 'virtual node "web"'], unsure: [] });
    expect(said(["store"], shown, trusted)).toEqual({ refused: ['virtual node "web"'], unsure: [] });
    expect(said(["web"], shown, trusted)).toEqual({ refused: ['virtual node "store"'], unsure: [] });
  });

  test("is told of in every stage in which one side has files and the other has not", () => {
    expect(said(["web"], file, trusted)).toEqual({
      refused: [],
      unsure: [
        'virtual node "web" still has App Mesh\'s Envoy and trusts an authority of AWS; virtual node "store", which has left, shows a certificate from elsewhere',
      ],
    });
    expect(said(["store"], shown, files)).toEqual({
      refused: [],
      unsure: [
        'virtual node "web", which has left App Mesh, trusts an authority from elsewhere; virtual node "store" still has App Mesh\'s Envoy and shows a certificate of AWS Certificate Manager',
      ],
    });
  });

  test("is the same in both kinds when it is from files on both sides, or both sides are of one kind", () => {
    for (const waits of [["web"], ["store"], []] as const) {
      expect(said(waits, file, files)).toEqual({ refused: [], unsure: [] });
    }
    expect(said(["web", "store"], file, trusted)).toEqual({ refused: [], unsure: [] });
  });
});
