import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

interface Validated {
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  readonly waived: readonly { readonly rule: string; readonly line: number }[];
  readonly hops: readonly { readonly rule: string; readonly takers: readonly string[]; readonly file: string }[];
}

describe("outpost-mesh validate", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** The main example with rules set. */
  function ordersWith(rules: string): string {
    const file = join(folder.path, "orders.yaml");
    writeFileSync(file, `${readFileSync(join(ROOT, "deployments/orders.yaml"), "utf8")}\nrules:\n${rules}`);
    return file;
  }

  test("names what leaves the Outpost, in a few lines that ask for nothing", async () => {
    // WHEN
    const { code, stdout } = await runCli(["validate", "deployments/orders.yaml", "--fail-on", "warning"]);
    // THEN
    const lines = stdout.split("\n");
    expect(lines).toContain("what leaves the Outpost (4 services):");
    expect(lines).toContain("  OM-L003  Route 53: names                  catalog, desk");
    expect(lines.filter((line) => /^ {2}OM-L/.test(line))).toHaveLength(7);
    for (const line of lines.filter((each) => /^(what| {2}OM-L)/.test(each)))
      expect(line.length).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
  });

  test("does not count hops at --fail-on note: they are no findings", async () => {
    // GIVEN a site whose only finding would be its hops
    const file = join(folder.path, "mesh.yaml");
    writeFileSync(file, "name: shop\nregion: eu-central-1\nservices: { web: { port: 8080 } }\n");
    // WHEN
    const { code, stdout } = await runCli(["validate", file, "--fail-on", "note"]);
    // THEN
    expect(stdout).toMatch(/OM-L001[^]*is valid: no findings\.\n$/);
    expect(code).toBe(0);
  });

  test("fails on a hop that the deployment forbids, and names who takes it", async () => {
    // WHEN
    const { code, stdout } = await runCli(["validate", ordersWith("  OM-L003: { mode: enforce }\n")]);
    // THEN
    expect(stdout).toMatch(/orders\.yaml:\d+:\d+ error OM-L003 services: .* It is taken by: catalog, desk\.\n/);
    expect(stdout).toContain("  Set to enforce\n");
    expect(code).toBe(1);
  });

  test("lists what is waived, and a waiver that is over", async () => {
    // WHEN
    const file = ordersWith(
      [
        "  OM-M083: { mode: off, reason: callers retry for longer, expires: 2999-01-01 }",
        "  OM-P006: { mode: warn, reason: re-slotted last year, expires: 2026-01-01 }",
        "",
      ].join("\n"),
    );
    const { code, stdout } = await runCli(["validate", file]);
    // THEN
    expect(stdout).toMatch(/waived OM-M083 \(1 finding\): off until 2999-01-01: callers retry for longer\n/);
    expect(stdout).toMatch(
      /warning OM-G003 rules\.OM-P006\.expires: OM-P006 is set to warn until 2026-01-01, which is over/,
    );
    expect(stdout).toMatch(/ note OM-P024 /);
    expect(stdout).toMatch(/\n2 findings, 1 rule waived\.\n$/);
    expect(code).toBe(0);
  });

  test("--json has findings, what is waived and hops, apart", async () => {
    // WHEN
    const file = ordersWith("  OM-M083: { mode: off, reason: callers retry for longer, expires: 2999-01-01 }\n");
    const { stdout } = await runCli(["validate", file, "--json"]);
    // THEN
    const { findings, waived, hops } = JSON.parse(stdout) as Validated;
    expect(findings.map(({ rule }) => rule)).toEqual(["OM-P024"]);
    expect(waived).toMatchObject([{ rule: "OM-M083", line: expect.any(Number) as number }]);
    expect(hops.map(({ rule }) => rule)).toContain("OM-L001");
    expect(hops[0]).toMatchObject({ file, takers: ["catalog", "desk", "prices", "stock"] });
  });

  test("a rule that nobody has is found at synthesis, too, and nothing is written", async () => {
    // WHEN
    const { code, stderr } = await runCli([
      "synth",
      ordersWith("  OM-P999: { mode: enforce }\n"),
      "--out",
      folder.path,
    ]);
    // THEN
    expect(stderr).toMatch(/error OM-G001 rules\.OM-P999: there is no rule OM-P999\./);
    expect(code).toBe(1);
  });
});

describe("outpost-mesh explain", () => {
  test("says how a rule is set otherwise, or why it cannot be", async () => {
    expect((await runCli(["explain", "OM-P006"])).stdout).toContain(
      "OM-P006: { mode: warn, reason: …,\n  expires: 2027-01-31 }",
    );
    expect((await runCli(["explain", "OM-P001"])).stdout).toContain("It cannot be set to warn or off: subnets take");
  });

  test("says of a hop when it is taken and what happens while the service link is down", async () => {
    const { stdout } = await runCli(["explain", "OM-L008"]);
    expect(stdout).toMatch(/\nWhen:\n {2}whenever[^]*\nWhile the service link is down:\n {2}tasks run on/);
  });
});
