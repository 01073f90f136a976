import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../review";
import { CHROMIUM, TestBrowser } from "../support/browser";
import { ROOT, runCli, temporaryFolder } from "../support/cli";
import { looksOf, seriousBarriers } from "../support/page-checks";
import { siteOfSixtyServices } from "../support/unit/large-site";
import { junitMistakes, reportMistakes, sarifMistakes } from "../support/validators";

const ORDERS = readFileSync(join(ROOT, "deployments/orders.yaml"), "utf8").replace(/^scenario: .*\n/m, "");
const HEALTHY = join(ROOT, "scenarios/healthy.yaml");

/** A world in which the Outpost is not installed, stands elsewhere than expected, and lacks the instance type. */
const THREE_REASONS = `extends: ${HEALTHY}
name: three-reasons
outposts:
  - arn: arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718
    name: factory
    lifecycleStatus: PENDING
    availabilityZone: eu-central-1b
    availabilityZoneId: euc1-az3
    siteId: os-0f1e2d3c4b5a69788
    instanceTypes: [c5.large]
`;

/** An update of the main example: a listener's protocol and another's port, weights, more tasks and instances. */
const RISKY = ORDERS.replace("  catalog:\n    port: 8080\n", "  catalog:\n    port: 8080\n    protocol: http2\n")
  .replace("v1: { weight: 90 }", "v1: { weight: 50 }")
  .replace("v2: { weight: 10 }", "v2: { weight: 50 }")
  .replaceAll("50051", "50052")
  .replace("count: 2", "count: 3")
  .replace("max: 4", "max: 6");

const EXAMPLES = ["healthy", "failing", "risky", "sixty"] as const;

describe("reports of plans", () => {
  const folder = temporaryFolder();
  const at = (...parts: string[]) => join(folder.path, ...parts);
  const run = (...args: string[]) => runCli(args, { cwd: folder.path });

  beforeAll(async () => {
    mkdirSync(at("deployments"));
    mkdirSync(at("applied"));
    writeFileSync(at("deployments/orders.yaml"), ORDERS);
    writeFileSync(at("three-reasons.yaml"), THREE_REASONS);
    // GIVEN a site that is ready, and one of which three prerequisites fail
    const plan = (scenario: string, out: string) =>
      run("plan", "deployments/orders.yaml", "--scenario", scenario, "--out", out);
    const keep = (name: string, from: string) => {
      for (const file of ["plan.json", "rules.json"]) cpSync(at(from, file), at("plans", name, file));
    };
    const [healthy, failing] = await Promise.all([plan(HEALTHY, "healthy"), plan("three-reasons.yaml", "failing")]);
    expect([healthy.code, failing.code]).toEqual([0, 1]);
    keep("healthy", "healthy/stand-in/orders");
    keep("failing", "failing/stand-in/orders");
    // GIVEN an update of a site that is applied
    const terraform = (...args: string[]) =>
      run("rehearse", "--scenario", HEALTHY, "--", "terraform", "-chdir=applied", ...args);
    cpSync(at("healthy/stand-in/orders/cdk.tf.json"), at("applied/cdk.tf.json"));
    const local = { terraform: { backend: { local: { path: "state.tfstate" } } } };
    writeFileSync(at("applied/local_override.tf.json"), JSON.stringify(local));
    expect((await terraform("init", "-input=false")).code).toBe(0);
    expect((await terraform("apply", "-input=false", "-auto-approve")).code).toBe(0);
    writeFileSync(at("deployments/orders.yaml"), RISKY);
    await run("synth", "deployments/orders.yaml", "--out", "risky");
    cpSync(at("risky/stacks/orders/cdk.tf.json"), at("applied/cdk.tf.json"));
    expect((await terraform("plan", "-input=false", "-out=update")).code).toBe(0);
    const { stdout } = await terraform("show", "-json", "update");
    cpSync(at("risky/stacks/orders/rules.json"), at("plans/risky/rules.json"));
    writeFileSync(at("plans/risky/plan.json"), stdout);
    // GIVEN a plan for sixty services
    mkdirSync(at("plans/sixty"));
    writeFileSync(at("plans/sixty/plan.json"), JSON.stringify(siteOfSixtyServices()));
  }, 300_000);
  afterAll(() => folder.remove());

  /** All formats of an example's review. */
  async function review(name: string, plan = `plans/${name}/plan.json`, into = `reports/${name}`) {
    const outputs = Object.keys(FORMATS).flatMap((format) => ["--output", `${format}=${into}/report.${format}`]);
    const { code } = await run("review", plan, ...outputs);
    const texts = Object.keys(FORMATS).map((format) => [format, readFileSync(at(into, `report.${format}`), "utf8")]);
    return { code, texts: Object.fromEntries(texts) as Record<string, string> };
  }

  test.each([
    ["healthy", 0, "orders: can be applied, 1 warning"],
    ["failing", 1, "orders: must not be applied: 3 prerequisites fail, 1 warning"],
    ["risky", 0, "orders: can be applied, 6 warnings"],
  ])("%s: the verdict, the exit code, and what schemas ask for", async (name, exitCode, verdict) => {
    const { code, texts } = await review(name);
    expect(texts["text"]!.split("\n")[0]).toBe(verdict);
    expect(code).toBe(exitCode);
    expect(sarifMistakes(texts["sarif"]!)).toEqual([]);
    expect(reportMistakes(texts["json"]!)).toEqual([]);
    expect(await junitMistakes(texts["junit"]!)).toEqual([]);
    expect(texts["github"]).toMatch(/^::(warning|error) file=deployments\/orders\.yaml,line=\d+/);
    expect(texts["markdown"]!.length).toBeLessThan(65_536);
    for (const text of Object.values(texts)) expect(text).not.toContain(folder.path);
  });

  test("the same plan gives the same bytes again, and in another folder", async () => {
    const first = await review("risky");
    expect(await review("risky")).toEqual(first);
    cpSync(at("plans/risky"), at("elsewhere/deep/x"), { recursive: true });
    expect(await review("risky", at("elsewhere/deep/x/plan.json"), "reports/other")).toEqual(first);
  });

  test("the update shows what changes, before and after, and where in the file that stands", async () => {
    const { texts } = await review("risky");
    const { plans } = JSON.parse(texts["json"]!) as { plans: Record<string, { address: string }[]>[] };
    const route = plans[0]!["resources"]!.find(({ address }) => address === "aws_appmesh_route.catalog--catalog");
    expect(route).toMatchObject({
      construct: "orders/mesh/route-catalog--catalog",
      file: "deployments/orders.yaml",
      path: "services.catalog",
    });
    for (const format of ["text", "markdown", "html"]) {
      expect([format, texts[format]!.includes("weighted_target")]).toEqual([format, true]);
      for (const rule of ["OM-U002", "OM-U003", "OM-U009", "OM-U013"])
        expect([format, rule, texts[format]!.includes(rule)]).toEqual([format, rule, true]);
    }
    expect((await run("review", "plans/risky/plan.json", "--fail-on", "warning")).code).toBe(1);
  });

  const inBrowser = CHROMIUM === undefined ? describe.skip : describe;

  inBrowser("opened in a browser", () => {
    let browser: TestBrowser;
    beforeAll(async () => void (browser = await TestBrowser.open()));
    afterAll(() => browser.close());

    describe.each(EXAMPLES)("%s", (name) => {
      let html = "";
      beforeAll(async () => void (html = (await review(name)).texts["html"]!));

      test.each([
        { width: 1280, colorScheme: "light" },
        { width: 1280, colorScheme: "dark" },
        { width: 390, colorScheme: "light" },
      ] as const)(
        "$width wide and $colorScheme: nothing overflows, is clipped, overlaps, bars anybody, or complains",
        async (view) => {
          const { result, complaints } = await browser.show(html, view, async (page) => ({
            looks: await looksOf(page),
            pictures: await page.locator("figure svg").count(),
            barriers: await seriousBarriers(page),
          }));
          expect(result).toEqual({
            looks: { overflow: 0, clipped: [], overlapping: [], straying: [] },
            pictures: 2,
            barriers: [],
          });
          expect(complaints).toEqual([]);
        },
      );
    });
  });
});
