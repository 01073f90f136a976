import type { Report } from "../../review";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, temporaryFolder } from "../support/cli";
import { PlanBench } from "../support/plan-bench";
import type { Case } from "../support/plan-bench";
import { findRealProvider } from "../support/real-provider";

const EXAMPLES: readonly Case[] = readdirSync(join(ROOT, "deployments"))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => ({ deployment: file.replace(/\.yaml$/, "") }));

/** The examples that read what a scenario says, each in every world that is not its own. */
const WORLDS: readonly Case[] = [
  ...readdirSync(join(ROOT, "scenarios"))
    .map((file) => file.replace(/\.yaml$/, ""))
    .filter((scenario) => scenario !== "healthy")
    .map((scenario) => ({ deployment: "orders", scenario })),
  { deployment: "orders-watched", scenario: "link-down" },
  { deployment: "existing-network", scenario: "subnet-ambiguous" },
];

/**
 * What must not depend on who planned: everything but the time, and the values of arguments, which differ between the
 * provider's versions (6.x has a `region` on every resource) and in what is known before the apply.
 */
function comparable({ plannedAt: _time, resources, drift: _drift, outputs: _outputs, ...report }: Report) {
  return { ...report, resources: resources.map(({ address, action }) => ({ address, action })) };
}

const home = temporaryFolder();
const found = findRealProvider(home.path);
if (found === undefined) {
  process.stderr.write("skipped: hashicorp/aws was found nowhere, so the real provider plans no example\n");
}
const withRealProvider = found === undefined ? describe.skip : describe;

withRealProvider(`the real hashicorp/aws ${found?.version ?? ""} and the stand-in`, () => {
  const bench = new PlanBench(found?.pluginDir);
  beforeAll(() => bench.start([...EXAMPLES, ...WORLDS]));
  afterAll(() => bench.close());

  const titled = (cases: readonly Case[]) =>
    cases.map((one) => ({ ...one, title: `${one.deployment} in ${one.scenario ?? "its own world"}` }));

  test.each(titled([...EXAMPLES, ...WORLDS]))("$title: say the same of the prerequisites", async (one) => {
    const { real, standIn } = await bench.of(one);
    expect(real.version).toBe(found!.version);
    // THEN the verdicts are the same, with the same words
    expect(comparable(real.report)).toEqual(comparable(standIn.report));
    // AND the loopback API was asked nothing that it does not know
    expect(real.unknown).toEqual([]);
  });

  test("existing-network: two subnets that fit one lookup stop both plans with the same verdict", async () => {
    const { real, standIn } = await bench.of({ deployment: "existing-network", scenario: "subnet-ambiguous" });
    for (const { report } of [real, standIn]) {
      const failed = report.prerequisites.filter(({ verdict, rule }) => verdict === "fail" && rule.startsWith("OM-N"));
      expect(failed.map(({ rule, messages }) => [rule, ...messages])).toEqual([
        [
          "OM-N101",
          "factory: Exactly one subnet on Outpost factory is needed with tag:Name=factory. This account sees: subnet-0a10000000000000f, subnet-0a1000000000000f2.",
        ],
        [
          "OM-N112",
          "VPC vpc-0f00ba4c0ffee1234 has the tenancy dedicated: every instance in it is a Dedicated Instance.",
        ],
      ]);
    }
  });

  test.each(titled(EXAMPLES))("$title: plans without an error, and no warning but failed checks", async (one) => {
    const { real } = await bench.of(one);
    expect({ errored: real.report.errored, said: real.said }).toEqual({ errored: false, said: [] });
  });
});

afterAll(() => home.remove());
