import Ajv2020 from "ajv/dist/2020";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { DocumentError } from "../../document";
import { loadScenario, scenarioJsonSchema } from "../../rehearsal";

const folder = mkdtempSync(join(tmpdir(), "scenarios-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ARN = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718";
const BASE = `name: base
account: "111122223333"
region: eu-central-1
`;

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function problemsOf(path: string): string[] {
  try {
    loadScenario(path);
  } catch (error) {
    if (error instanceof DocumentError) {
      return error.problems.map(({ file: at, line, column, path: where, message }) =>
        [`${at.replace(`${folder}/`, "")}:${line}:${column}`, where, message].join(" "),
      );
    }
    throw error;
  }
  return [];
}

describe("loadScenario", () => {
  describe("defaults", () => {
    test("come from the Region and the account", () => {
      const scenario = loadScenario(
        file(
          "defaults.yaml",
          `${BASE}outposts:
  - { arn: "${ARN}", name: f, availabilityZone: eu-central-1b, siteId: os-0f1e2d3c4b5a69788 }
endpointServices: [{ service: ecs }]
`,
        ),
      );
      expect(scenario).toMatchObject({
        partition: "aws",
        dnsSuffix: "amazonaws.com",
        availabilityZones: [
          { name: "eu-central-1a", id: "euc1-az1" },
          { name: "eu-central-1b", id: "euc1-az2" },
          { name: "eu-central-1c", id: "euc1-az3" },
        ],
        vpcs: [],
        ssmParameters: {},
      });
      expect(scenario.outposts[0]).toMatchObject({
        lifecycleStatus: "ACTIVE",
        supportedHardwareType: "RACK",
        availabilityZoneId: "euc1-az2",
        ownerId: "111122223333",
      });
      expect(scenario.endpointServices[0]).toEqual({
        service: "ecs",
        type: "Interface",
        availabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
      });
    });

    test.each([
      ["us-gov-west-1", "aws-us-gov", "usgw1-az1"],
      ["ap-southeast-2", "aws", "apse2-az1"],
      ["cn-north-1", "aws-cn", "cnn1-az1"],
      ["ca-central-1", "aws", "cac1-az1"],
    ])("of %s are %s and %s", (region, partition, zone) => {
      const scenario = loadScenario(file("region.yaml", `name: r\naccount: "111122223333"\nregion: ${region}\n`));
      expect(scenario.partition).toBe(partition);
      expect(scenario.availabilityZones[0]!.id).toBe(zone);
    });
  });

  describe("extends", () => {
    test("takes every key that the file does not have itself, and replaces lists wholly", () => {
      file("worlds/base.yaml", `${BASE}clusters: [one, two]\nprivateDnsNamespaces: []\n`);
      file("worlds/middle.yaml", "extends: base.yaml\nname: middle\nclusters: [three]\n");
      const scenario = loadScenario(file("top.yaml", "extends: worlds/middle.yaml\ndescription: top\n"));
      expect(scenario).toMatchObject({
        name: "middle",
        description: "top",
        region: "eu-central-1",
        clusters: ["three"],
      });
      expect(scenario).not.toHaveProperty("extends");
    });

    test("in a circle is refused, naming the files", () => {
      file("b.yaml", "extends: a.yaml\n");
      expect(problemsOf(file("a.yaml", "extends: b.yaml\n"))).toEqual([
        expect.stringMatching(/^b\.yaml:1:10 extends scenarios extend each other in a circle: .*a\.yaml.*b\.yaml/),
      ]);
    });

    test("of a file that is missing is a problem of the line that names it", () => {
      expect(problemsOf(file("lost.yaml", "name: lost\nextends: nowhere.yaml\n"))).toEqual([
        expect.stringMatching(/^lost\.yaml:2:10 extends .*nowhere\.yaml: no such file\.$/),
      ]);
    });

    test("leaves a problem with the file that it stands in", () => {
      file("wrong.yaml", `${BASE}outpost: []\nclusters: [1]\n`);
      expect(problemsOf(file("child.yaml", "extends: wrong.yaml\nvpcs: 5\n"))).toEqual([
        expect.stringMatching(/^child\.yaml:2:7 vpcs 5 is not/),
        expect.stringMatching(/^wrong\.yaml:4:1 outpost unknown key "outpost"\. Did you mean "outposts"\?/),
        expect.stringMatching(/^wrong\.yaml:5:12 clusters\[0\] 1 is not text\. Quote it: "1"\./),
      ]);
    });
  });

  describe("contradictions", () => {
    test("are all reported at once, each at its place", () => {
      const path = file(
        "contradictions.yaml",
        `${BASE}outposts:
  - arn: ${ARN.replace("eu-central-1", "eu-west-1")}
    name: f
    availabilityZone: eu-central-1x
    siteId: os-0f1e2d3c4b5a69788
  - arn: ${ARN}
    name: g
    availabilityZone: eu-central-1a
    availabilityZoneId: euc1-az3
    siteId: os-0f1e2d3c4b5a69788
vpcs:
  - id: vpc-0f00ba4c0ffee1234
    cidr: 10.60.0.1/16
  - id: vpc-0f00ba4c0ffee1234
    cidr: 10.61.0.0/16
    subnets:
      - { id: subnet-0a10000000000000a, cidr: 10.60.0.0/20, availabilityZone: eu-central-1a }
securityGroups:
  - { id: sg-0a1b2c3d4e5f60718, name: s, vpcId: vpc-0f00ba4c0ffee1235 }
clusters: [one, one]
appMesh:
  - mesh: { meshName: m, spec: {} }
  - mesh: { meshName: m, spec: {} }
`,
      );
      expect(problemsOf(path)).toEqual([
        expect.stringMatching(
          /:5:10 outposts\[0\]\.arn the ARN says Region eu-west-1, the scenario says eu-central-1\./,
        ),
        expect.stringMatching(/:7:23 outposts\[0\]\.availabilityZone "eu-central-1x" is no Availability Zone/),
        expect.stringMatching(/:12:25 outposts\[1\]\.availabilityZoneId "euc1-az3" is not the id of eu-central-1a/),
        expect.stringMatching(/:16:11 vpcs\[0\]\.cidr .* Did you mean "10\.60\.0\.0\/16"\?/),
        expect.stringMatching(/:17:9 vpcs\[1\]\.id vpc-0f00ba4c0ffee1234 stands here a second time\./),
        expect.stringMatching(/:20:47 vpcs\[1\]\.subnets\[0\]\.cidr 10\.60\.0\.0\/20 does not lie in 10\.61\.0\.0\/16/),
        expect.stringMatching(/:22:49 securityGroups\[0\]\.vpcId .* Did you mean "vpc-0f00ba4c0ffee1234"\?/),
        expect.stringMatching(/:23:17 clusters\[1\] one stands here a second time\./),
        expect.stringMatching(/:26:5 appMesh\[1\] mesh m m stands here a second time\./),
      ]);
    });

    test.each([
      ["account", 'account: "12"', /is not an account/],
      ["region", "region: Frankfurt", /is not a Region/],
      ["ARN", "outposts: [{ arn: op-1 }]", /is not an Outpost ARN/],
      ["id", "vpcs: [{ id: vpc-1, cidr: 10.0.0.0/16 }]", /is not an id: "vpc-"/],
      ["hardware", "outposts: [{ supportedHardwareType: RAC }]", /"RAC" is not allowed\. Did you mean "RACK"\?/],
    ])("a malformed %s is refused", (_, line, message) => {
      const key = line.split(":")[0]!;
      const base = BASE.split("\n").filter((each) => !each.startsWith(`${key}:`));
      expect(problemsOf(file("malformed.yaml", `${base.join("\n")}\n${line}\n`)).join("\n")).toMatch(message);
    });
  });
});

describe("the scenarios of this project", () => {
  const names = readdirSync("scenarios").filter((name) => name.endsWith(".yaml"));

  test.each(names)("%s loads, has its file's name and follows the published schema", (name) => {
    expect(loadScenario(`scenarios/${name}`).name).toBe(name.replace(".yaml", ""));
    const validate = new Ajv2020({ strict: false }).compile(scenarioJsonSchema());
    validate(parse(readFileSync(`scenarios/${name}`, "utf8")));
    expect(validate.errors).toBeNull();
  });

  test("differ from the healthy one in what their name says", () => {
    const outpost = (name: string) => loadScenario(`scenarios/${name}.yaml`).outposts[0];
    const envoy = (name: string) =>
      loadScenario(`scenarios/${name}.yaml`).endpointServices.find((each) => each.service.startsWith("appmesh-"));
    expect(outpost("outpost-pending")).toEqual({ ...outpost("healthy"), lifecycleStatus: "PENDING" });
    expect(outpost("outpost-retired")).toEqual({ ...outpost("healthy"), lifecycleStatus: "RETIRED" });
    expect(outpost("outpost-server")).toEqual({ ...outpost("healthy"), supportedHardwareType: "SERVER" });
    expect(outpost("outpost-missing")).toBeUndefined();
    expect(outpost("outpost-other-az")).toMatchObject({ availabilityZoneId: "euc1-az3" });
    expect(outpost("instance-type-absent")!.instanceTypes).toEqual(["c5.large", "r5.large"]);
    expect(envoy("healthy")!.availabilityZones).toContain("eu-central-1a");
    expect(envoy("outpost-unreachable-az")!.availabilityZones).not.toContain("eu-central-1a");
    expect(envoy("region-without-app-mesh")).toBeUndefined();
  });

  test("list the Regions that have both Outposts and App Mesh", () => {
    const regions = (name: string) =>
      Object.keys(loadScenario(`scenarios/${name}.yaml`).ssmParameters).filter((each) => each.includes("/appmesh/"));
    expect(regions("healthy")).toHaveLength(24);
    expect(regions("region-without-app-mesh")).toHaveLength(23);
  });
});

describe("scenarioJsonSchema", () => {
  test("describes every field", () => {
    const undescribed: string[] = [];
    const visit = (schema: Record<string, unknown>, path: string): void => {
      const properties = (schema["properties"] ?? {}) as Record<string, Record<string, unknown>>;
      for (const [name, property] of Object.entries(properties)) {
        if (property["description"] === undefined) undescribed.push(`${path}${name}`);
        visit(property, `${path}${name}.`);
      }
      if (schema["items"] !== undefined) visit(schema["items"] as Record<string, unknown>, path);
    };
    visit(scenarioJsonSchema(), "");
    expect(undescribed).toEqual([]);
  });
});
