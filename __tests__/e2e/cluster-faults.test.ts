import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

interface Row {
  readonly rule: string;
  readonly verdict: string;
  readonly messages: readonly string[];
}

const HEALTHY = join(ROOT, "scenarios/healthy.yaml");

/** An example in a VPC that exists already, with its subnet on the Outpost. */
const inExistingVpc = (text: string) =>
  text
    .replace("cidr: 10.40.0.0/16", "id: vpc-0f00ba4c0ffee1234")
    .replace("cidr: 10.40.128.0/20", "id: subnet-0a10000000000000f\n          routeTable: rtb-0a1b2c3d4e5f60718");

describe("what a plan decides about an EKS cluster", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** Plans an example, changed, in a world, and gives the rows of a rule. */
  async function plan(example: string, change: (text: string) => string, world: string, rule: string | RegExp) {
    const text = readFileSync(join(ROOT, "deployments", example), "utf8").replace(/^scenario: .*\n/m, "");
    writeFileSync(join(folder.path, "site.yaml"), change(text));
    writeFileSync(join(folder.path, "world.yaml"), `extends: ${HEALTHY}\nname: world\n${world}`);
    const args = ["plan", "site.yaml", "--scenario", "world.yaml", "--json"];
    const { code, stdout } = await runCli(args, { cwd: folder.path });
    const { plans } = JSON.parse(stdout) as { plans: { prerequisites: Row[] }[] };
    const rows = plans
      .flatMap(({ prerequisites }) => prerequisites)
      .filter((row) => (typeof rule === "string" ? row.rule === rule : rule.test(row.rule)));
    return { code, rows };
  }

  test("stops where its control plane has the subnets of one Availability Zone", async () => {
    // WHEN the second subnet stands where the Outpost is anchored, which only the plan knows
    const { code, rows } = await plan(
      "orders-eks.yaml",
      (text) => text.replace("availabilityZone: eu-central-1b", "availabilityZone: eu-central-1a"),
      "",
      "OM-K001",
    );
    // THEN
    expect(code).toBe(1);
    expect(rows).toEqual([
      expect.objectContaining({
        verdict: "fail",
        messages: [
          expect.stringMatching(/^The control plane of orders-eks needs Regional subnets in two Availability/),
        ],
      }),
    ]);
  });

  test("makes no local cluster in a VPC with an IPv6 block, nor in subnets that its nodes and pods do not fit in", async () => {
    // GIVEN a VPC and a subnet on the Outpost that exist already
    const vpc = "id: vpc-0f00ba4c0ffee1234, cidr: 10.40.0.0/16, enableDnsHostnames: true, ipv6Cidr: 2001:db8::/56";
    const subnet =
      "id: subnet-0a10000000000000f, cidr: 10.40.128.0/28, availabilityZone: eu-central-1a, outpostArn: arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718";
    const world = `vpcs: [{ ${vpc}, subnets: [{ ${subnet} }] }]\nsecurityGroups: []\n`;
    // WHEN
    const { code, rows } = await plan("orders-eks-local.yaml", inExistingVpc, world, /^OM-N1/);
    // THEN
    expect(code).toBe(1);
    expect(rows.filter((row) => row.verdict === "fail").map(({ rule, messages }) => [rule, ...messages])).toEqual([
      ["OM-N105", expect.stringMatching(/^Outpost factory has 11 addresses; .* 3 of the control plane and /)],
      ["OM-N106", expect.stringMatching(/^Outpost factory has 11 free addresses; /)],
      ["OM-N113", "VPC vpc-0f00ba4c0ffee1234 has the IPv6 block 2001:db8::/56, and a local cluster is to stand in it."],
    ]);
  });

  test.each([
    ["UPDATING", "fail", 1],
    ["ACTIVE", "pass", 0],
  ])("puts workloads into an existing cluster that is %s: %s", async (status, verdict, exitCode) => {
    // WHEN
    const world = `eksClusters: [{ name: factory, version: "1.32", status: ${status} }]\n`;
    const { code, rows } = await plan("orders-eks-existing.yaml", (text) => text, world, "OM-K002");
    // THEN
    expect({ code, verdicts: rows.map((row) => row.verdict) }).toEqual({ code: exitCode, verdicts: [verdict] });
    if (verdict === "fail") expect(rows[0]!.messages).toEqual(["The cluster factory is UPDATING; ACTIVE is needed."]);
  });
});
