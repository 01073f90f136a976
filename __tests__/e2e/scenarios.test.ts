import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

type Status = "pass" | "fail" | "unknown";

/** What every rule says of the main example in a healthy world, after App Mesh's end of support. */
const HEALTHY: Readonly<Record<string, Status>> = {
  "terraform_data.OM-P001_factory": "pass",
  "terraform_data.OM-P002_factory": "pass",
  "terraform_data.OM-P003_factory": "pass",
  "terraform_data.OM-P004_factory": "pass",
  "check.OM-P005_factory": "pass",
  "terraform_data.OM-P006_factory": "pass",
  "terraform_data.OM-P007_region": "pass",
  "check.OM-P008_region": "pass",
  "check.OM-P009_factory": "pass",
  "check.OM-P010_app-mesh": "fail",
};

/** With the Outpost's gates shut no subnet is planned, so nothing can be said about it. */
const NO_SUBNET = { "check.OM-P005_factory": "unknown" } as const;

interface Expected {
  readonly scenario: string;
  /** Statuses other than in a healthy world. */
  readonly verdicts: Readonly<Record<string, Status>>;
  readonly errored: boolean;
  readonly exitCode: 0 | 1;
  /** What the plan itself says of each failing rule. */
  readonly messages: Readonly<Record<string, string>>;
}

const SCENARIOS: readonly Expected[] = [
  { scenario: "healthy", verdicts: {}, errored: false, exitCode: 0, messages: {} },
  // The main example reads no link status; __tests__/e2e/link-status.test.ts has one that does.
  { scenario: "link-up", verdicts: {}, errored: false, exitCode: 0, messages: {} },
  { scenario: "link-down", verdicts: {}, errored: false, exitCode: 0, messages: {} },
  // A first plan asks App Mesh for nothing; __tests__/e2e/migrate.test.ts has states with objects of it.
  { scenario: "app-mesh-gone", verdicts: {}, errored: false, exitCode: 0, messages: {} },
  // The same rack, and two more Outposts that the main example does not name.
  { scenario: "plant", verdicts: {}, errored: false, exitCode: 0, messages: {} },
  // The main example makes its own network; of one that exists __tests__/e2e/real-plan.test.ts has an example.
  { scenario: "subnet-ambiguous", verdicts: {}, errored: false, exitCode: 0, messages: {} },
  {
    scenario: "outpost-pending",
    verdicts: { "terraform_data.OM-P002_factory": "fail", ...NO_SUBNET },
    errored: true,
    exitCode: 1,
    messages: {
      "terraform_data.OM-P002_factory": "Outpost factory has the lifecycle status PENDING; ACTIVE is needed.",
    },
  },
  {
    scenario: "outpost-retired",
    verdicts: { "terraform_data.OM-P002_factory": "fail", ...NO_SUBNET },
    errored: true,
    exitCode: 1,
    messages: {
      "terraform_data.OM-P002_factory": "Outpost factory has the lifecycle status RETIRED; ACTIVE is needed.",
    },
  },
  {
    scenario: "outpost-missing",
    verdicts: {
      "terraform_data.OM-P001_factory": "fail",
      "terraform_data.OM-P002_factory": "unknown",
      "terraform_data.OM-P003_factory": "unknown",
      "terraform_data.OM-P004_factory": "unknown",
      "terraform_data.OM-P006_factory": "unknown",
      "check.OM-P009_factory": "unknown",
      ...NO_SUBNET,
    },
    errored: true,
    exitCode: 1,
    messages: {
      "terraform_data.OM-P001_factory":
        "This account sees no Outpost arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718 in the Region. Outposts it sees: none.",
    },
  },
  {
    scenario: "outpost-server",
    verdicts: { "terraform_data.OM-P003_factory": "fail", ...NO_SUBNET },
    errored: true,
    exitCode: 1,
    messages: {
      "terraform_data.OM-P003_factory": "Outpost factory is a server; the deployment is written for a rack.",
    },
  },
  {
    scenario: "outpost-other-az",
    verdicts: { "terraform_data.OM-P004_factory": "fail", ...NO_SUBNET },
    errored: true,
    exitCode: 1,
    messages: {
      "terraform_data.OM-P004_factory":
        "Outpost factory is anchored in eu-central-1b; the deployment expects eu-central-1a.",
    },
  },
  {
    scenario: "instance-type-absent",
    verdicts: { "terraform_data.OM-P006_factory": "fail", ...NO_SUBNET },
    errored: true,
    exitCode: 1,
    messages: {
      "terraform_data.OM-P006_factory": "Outpost factory is not slotted for m5.xlarge. It has: c5.large, r5.large.",
    },
  },
  {
    scenario: "region-without-app-mesh",
    verdicts: { "check.OM-P008_region": "fail", "check.OM-P009_factory": "fail" },
    errored: false,
    exitCode: 1,
    messages: {
      "check.OM-P008_region": "AWS's catalogue does not list App Mesh in eu-central-1.",
      "check.OM-P009_factory": "reading EC2 VPC Endpoint Services: couldn't find resource",
    },
  },
  {
    scenario: "outpost-unreachable-az",
    verdicts: { "check.OM-P009_factory": "fail" },
    errored: false,
    exitCode: 1,
    messages: {
      "check.OM-P009_factory":
        "appmesh-envoy-management is not offered in eu-central-1a. It is offered in: eu-central-1b, eu-central-1c.",
    },
  },
];

interface PlanChecks {
  readonly errored: boolean;
  readonly checks: readonly {
    readonly address: { readonly to_display: string };
    readonly status: Status;
    readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
  }[];
}

describe("the main example, planned by Terraform in each world", () => {
  test.each(SCENARIOS)("$scenario", async ({ scenario, verdicts, errored, exitCode, messages }) => {
    // GIVEN
    const folder = temporaryFolder();
    try {
      const args = [
        "plan",
        "deployments/orders.yaml",
        "--scenario",
        `scenarios/${scenario}.yaml`,
        "--out",
        folder.path,
      ];
      // WHEN
      const { code, stdout } = await runCli(args);
      // THEN
      const plan = JSON.parse(readFileSync(join(folder.path, "stand-in/orders/plan.json"), "utf8")) as PlanChecks;
      const statuses = plan.checks.filter(({ address }) => /\.OM-/.test(address.to_display));
      expect(Object.fromEntries(statuses.map(({ address, status }) => [address.to_display, status]))).toEqual({
        ...HEALTHY,
        ...verdicts,
      });
      for (const [address, message] of Object.entries(messages)) {
        const check = statuses.find((one) => one.address.to_display === address);
        expect(check?.instances?.flatMap(({ problems }) => problems ?? [])).toEqual([{ message }]);
      }
      expect({ code, errored: plan.errored }).toEqual({ code: exitCode, errored });
      expect(stdout.startsWith(`\norders: ${exitCode === 0 ? "can be applied" : "must not be applied"}`)).toBe(true);
    } finally {
      folder.remove();
    }
  });

  test("every scenario that is shipped is asserted here", () => {
    const shipped = readdirSync(join(ROOT, "scenarios")).map((file) => file.replace(/\.yaml$/, ""));
    expect(SCENARIOS.map(({ scenario }) => scenario).sort()).toEqual(shipped.sort());
  });
});
