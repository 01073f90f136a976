import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { defineDeployment, loadDeployment, loadDeployments } from "../../deployment";
import type { DeploymentInput } from "../../deployment";
import { problemsOf } from "../support/unit/problems";
import { inProject, inTemporaryFolder } from "../support/unit/project";
import { ordersInput } from "../support/unit/sites";

/** Problems of a text as a deployment file, its folder left out. */
function problemsOfText(text: string): string[] {
  return inTemporaryFolder((folder) => {
    const file = join(folder, "site.yaml");
    writeFileSync(file, text);
    return problemsOf(() => loadDeployment(file)).map((line) => line.replace(`${folder}/`, ""));
  });
}

const HEAD = "name: shop\nregion: eu-central-1\n";

describe("loadDeployment", () => {
  test("a file and the same object in TypeScript are the same deployment", () => {
    // WHEN
    const { deployment, document } = loadDeployment(inProject("deployments/orders.yaml"));
    // THEN
    expect(deployment).toEqual(defineDeployment(ordersInput()));
    expect(document.file).toBe(inProject("deployments/orders.yaml"));
  });

  test("the same deployment as JSON is the same deployment", () => {
    inTemporaryFolder((folder) => {
      // GIVEN
      const file = join(folder, "orders.json");
      writeFileSync(file, JSON.stringify(ordersInput(), null, 2));
      // THEN
      expect(loadDeployment(file).deployment).toEqual(defineDeployment(ordersInput()));
    });
  });

  describe("says what is wrong, where, and what is allowed", () => {
    test.each([
      [
        "an unknown key",
        `${HEAD}mesh:\n  spec: { egresFilter: { type: DROP_ALL } }\n`,
        'site.yaml:4:11 mesh.spec.egresFilter: unknown key "egresFilter". Did you mean "egressFilter"? Known here: egressFilter, serviceDiscovery.',
      ],
      [
        "a malformed Outpost ARN",
        `${HEAD}network:\n  vpc: { cidr: 10.0.0.0/16 }\n  outposts:\n    - { name: a, arn: op-1, subnets: [{ name: s, cidr: 10.0.0.0/24 }] }\n`,
        'site.yaml:6:23 network.outposts[0].arn: "op-1" is not an Outpost ARN. Its form: arn:aws:outposts:REGION:ACCOUNT:outpost/op- and 17 hex digits. `aws outposts list-outposts` prints yours.',
      ],
      [
        "bits behind a block's prefix",
        `${HEAD}services:\n  web: { port: 1, clients: [10.0.0.5/24] }\n`,
        'site.yaml:4:29 services.web.clients[0]: "10.0.0.5/24" is not an IPv4 block of the form a.b.c.d/n with no bits set behind the prefix. Did you mean "10.0.0.0/24"?',
      ],
      [
        "a name that is none",
        `${HEAD}services:\n  Web: { port: 1 }\n`,
        'site.yaml:4:3 services.Web: "Web" is not a name of the allowed form: 1 to 32 lower-case letters, digits and hyphens, a letter first, no hyphen last.',
      ],
      [
        "a duration that is none",
        `${HEAD}services:\n  web: { port: 1, timeout: { idle: 5 sec } }\n`,
        'site.yaml:4:36 services.web.timeout.idle: "5 sec" is not a duration: a whole number and ms, s or m, for example 500ms, 15s, 2m.',
      ],
      [
        "a block that no VPC can have",
        `${HEAD}network:\n  vpc: { cidr: 10.0.0.0/8 }\n  outposts: [{ name: a, arn: "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718", subnets: [{ name: s, id: subnet-0a1b2c3d }] }]\n`,
        'site.yaml:4:16 network.vpc.cidr: "10.0.0.0/8" has a size that no VPC or subnet can have: /16 to /28 is allowed.',
      ],
      [
        "Fargate as the platform",
        `${HEAD}services: {}\nworkloads: { platform: fargate, services: {} }\n`,
        'site.yaml:4:24 workloads.platform: Fargate does not run on an Outpost. Use "ecs", whose tasks run on EC2 instances there.',
      ],
      [
        "another platform",
        `${HEAD}services: {}\nworkloads: { platform: esc, services: {} }\n`,
        'site.yaml:4:24 workloads.platform: "esc" is not allowed. Did you mean "ecs"? Allowed: ecs, eks.',
      ],
      [
        "nothing to deploy",
        HEAD,
        'site.yaml:1:1 nothing to deploy: give at least one of "network", "mesh" and "services".',
      ],
      [
        "a service of no version",
        `${HEAD}services:\n  web: { port: 1, versions: {} }\n`,
        "site.yaml:4:29 services.web.versions: 1 to 10 versions are allowed: a route has at most 10 weighted targets.",
      ],
      [
        "an instance type that is none",
        `${HEAD}services: {}\nworkloads: { platform: ecs, services: {}, capacity: { a: { type: large, max: 1 } } }\n`,
        'site.yaml:4:66 workloads.capacity.a.type: "large" is not an EC2 instance type, for example m5.xlarge.',
      ],
    ])("%s", (_name, text, problem) => {
      expect(problemsOfText(text)).toEqual([problem]);
    });

    test("a VPC that is both new and existing, or neither", () => {
      // GIVEN
      const withVpc = (vpc: string) =>
        `${HEAD}network:\n  vpc: ${vpc}\n  outposts: [{ name: a, arn: "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718", subnets: [{ name: s, cidr: 10.0.0.0/24 }] }]\n`;
      const message = 'network.vpc: exactly one of "cidr" (a new one), "id" and "lookup" (an existing one) is needed.';
      // THEN
      expect(problemsOfText(withVpc("{}"))).toEqual([`site.yaml:4:8 ${message}`]);
      expect(problemsOfText(withVpc("{ cidr: 10.0.0.0/16, id: vpc-0a1b2c3d }"))).toEqual([`site.yaml:4:8 ${message}`]);
      expect(problemsOfText(withVpc("{ id: vpc-0a1b2c3d, lookup: { tags: { a: b } } }"))).toEqual([
        `site.yaml:4:8 ${message}`,
      ]);
    });

    test("a subnet that is shared with something that AWS RAM does not know, or twice", () => {
      const withSubnet = (sharedWith: string) =>
        `${HEAD}network:\n  vpc: { cidr: 10.0.0.0/16 }\n  outposts:\n  - name: a\n    arn: "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718"\n    subnets: [{ name: s, cidr: 10.0.0.0/24, sharedWith: ${sharedWith} }]\n`;
      expect(problemsOfText(withSubnet('["team-b"]'))).toEqual([
        expect.stringMatching(/sharedWith\[0\]: "team-b" is neither an account \(12 digits, in quotes\) nor the ARN/),
      ]);
      expect(problemsOfText(withSubnet('["222233334444", "222233334444"]'))).toEqual([
        expect.stringMatching(/sharedWith: something stands here a second time\.$/),
      ]);
      const unit = "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-ab12-c3d4e5f6";
      expect(problemsOfText(withSubnet(`["222233334444", "${unit}", "organization"]`))).toEqual([
        expect.stringMatching(/sharedWith\[2\]: "organization" is neither/),
      ]);
    });

    test("a VPC that is looked for by nothing, and by a filter that the EC2 API has not got", () => {
      const withVpc = (vpc: string) =>
        `${HEAD}network:\n  vpc: ${vpc}\n  outposts: [{ name: a, arn: "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718", subnets: [{ name: s, cidr: 10.0.0.0/24 }] }]\n`;
      expect(problemsOfText(withVpc("{ lookup: {} }"))).toEqual([
        'site.yaml:4:18 network.vpc.lookup: nothing to look for: give at least one of "tags" and "filters".',
      ]);
      expect(problemsOfText(withVpc('{ lookup: { filters: { owner: ["1"] } } }'))).toEqual([
        'site.yaml:4:18 network.vpc.lookup: nothing to look for: give at least one of "tags" and "filters".',
        'site.yaml:4:31 network.vpc.lookup.filters.owner: unknown key "owner". Known here: cidr, owner-id.',
      ]);
    });

    // A bug while this fails: "a mapping fits none of the allowed forms." names neither the value nor what is allowed.
    test("a kind of discovery that does not exist", () => {
      // WHEN
      const [problem] = problemsOfText(`${HEAD}mesh:\n  discovery:\n    type: cloudmap\n    namespace: a.internal\n`);
      // THEN
      expect(problem).toMatch(/^site\.yaml:5:11 mesh\.discovery\.type: "cloudmap" is not allowed\./);
      expect(problem).toMatch(/Did you mean "cloud-map"\?.*cloud-map, dns/);
    });

    // A bug while this fails: Terraform's provider refuses such a block, AWS would read it as it is not meant.
    test("a block whose numbers begin with a zero", () => {
      expect(problemsOfText(`${HEAD}services:\n  web: { port: 1, clients: [010.0.0.0/16] }\n`)).toHaveLength(1);
    });

    test("everything at once, in the order of the file", () => {
      expect(
        problemsOfText("name: Shop\nregion: europe\nservices:\n  web:\n    prt: 80\n    protocol: htp\n").map(
          (line) => line.split(": ")[0],
        ),
      ).toEqual([
        "site.yaml:1:7 name",
        "site.yaml:2:9 region",
        "site.yaml:5:5 services.web.port",
        "site.yaml:5:5 services.web.prt",
        "site.yaml:6:15 services.web.protocol",
      ]);
    });
  });
});

describe("loadDeployments", () => {
  /** Writes deployments by file name and loads them. */
  function loadAll(files: Readonly<Record<string, DeploymentInput | string>>): { names: string[]; problems: string[] } {
    return inTemporaryFolder((folder) => {
      const paths = Object.entries(files).map(([name, content]) => {
        writeFileSync(join(folder, name), typeof content === "string" ? content : stringify(content));
        return join(folder, name);
      });
      let names: string[] = [];
      const problems: string[] = [];
      try {
        names = loadDeployments(paths).map(({ deployment }) => deployment.name);
      } catch {
        problems.push(...problemsOf(() => loadDeployments(paths)).map((line) => line.replaceAll(`${folder}/`, "")));
      }
      return { names, problems };
    });
  }
  const named = (name: string): DeploymentInput => ({ name, region: "eu-central-1", mesh: {} });

  test("keeps the order in which they were named", () => {
    expect(loadAll({ "b.yaml": named("b"), "a.yaml": named("a") })).toEqual({ names: ["b", "a"], problems: [] });
  });

  test("refuses two of the same name, at the second one's name", () => {
    expect(loadAll({ "a.yaml": named("x"), "b.yaml": named("x"), "c.yaml": named("y") }).problems).toEqual([
      'b.yaml:1:7 name: "x" is the name of a.yaml, too: each deployment is a stack of its own.',
    ]);
  });

  test("reports the problems of all of them", () => {
    expect(loadAll({ "a.yaml": "", "b.yaml": named("x"), "c.yaml": "- 1\n" }).problems).toEqual([
      "a.yaml the file is empty.",
      "c.yaml:1:1 a list is not a mapping.",
    ]);
  });
});

describe("defineDeployment", () => {
  test("fills in what has a default", () => {
    expect(defineDeployment({ name: "a", region: "eu-central-1", mesh: {} })).toEqual({
      name: "a",
      region: "eu-central-1",
      tags: {},
      rules: {},
      prerequisites: { continuousValidation: false },
      mesh: {
        controlPlane: "app-mesh",
        existing: false,
        virtualNodes: [],
        virtualRouters: [],
        routes: [],
        virtualServices: [],
        virtualGateways: [],
        gatewayRoutes: [],
      },
    });
  });

  test("says what is wrong by path, because there is no file", () => {
    expect(
      problemsOf(() => defineDeployment({ name: "a", region: "eu-central-1", services: { web: { port: 0 } } })),
    ).toEqual(["deployment services.web.port: 0 is too small: at least 1 is allowed."]);
  });

  test("does not change what it was given", () => {
    // GIVEN
    const input = ordersInput();
    // WHEN
    defineDeployment(input);
    // THEN
    expect(input).toEqual(ordersInput());
  });
});
