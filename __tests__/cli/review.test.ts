import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS } from "../../review";
import type { PlanJson } from "../../review";
import { ROOT, runCli, temporaryFolder } from "../support/cli";
import { change, check, gate, manifest, plan } from "../support/unit/plans";
import { changing } from "../support/unit/reviews";

const SECRET = "correct-horse-battery-staple";

describe("outpost-mesh review", () => {
  const folder = temporaryFolder();
  const at = (...parts: string[]) => join(folder.path, ...parts);
  const run = (...args: string[]) => runCli(["review", ...args], { cwd: folder.path });
  const write = (name: string, value: unknown) => {
    mkdirSync(join(at(name), ".."), { recursive: true });
    writeFileSync(at(name), typeof value === "string" || value instanceof Buffer ? value : JSON.stringify(value));
    return name;
  };
  const allFormats = (into: string) =>
    Object.keys(FORMATS).flatMap((format) => ["--output", `${format}=${into}/report.${format}`]);
  const written = (into: string) =>
    Object.fromEntries(
      Object.keys(FORMATS).map((format) => [format, readFileSync(at(into, `report.${format}`), "utf8")]),
    );

  const good = plan({
    checks: [gate("OM-P001_factory", "pass")],
    resource_changes: [change("aws_vpc", "main", ["create"])],
  });
  const bad = plan({ checks: [gate("OM-P002_factory", "fail", "Outpost factory is PENDING.")] });
  beforeAll(() => {
    write("good.json", good);
    write("bad.json", bad);
    mkdirSync(at("folder"));
  });
  afterAll(() => folder.remove());

  describe("of several plans", () => {
    test("reviews all of them, one from standard input, and fails when one does", async () => {
      // WHEN
      const args = ["review", "good.json", "-", "--output", "markdown=-"];
      const { code, stdout, stderr } = await runCli(args, { cwd: folder.path, input: JSON.stringify(bad) });
      // THEN
      expect(code).toBe(1);
      expect(stderr).toBe("");
      expect(stdout).toContain("## Review of 2 plans");
      expect(stdout).toContain("| good.json | ✅ passes | 1 | 0 | 0 | 0 |");
      expect(stdout).toContain("| standard input | ❌ fails | 0 | 0 | 0 | 0 |");
    });

    test("names every one that cannot be read, and why, at once", async () => {
      // GIVEN what is taken for a plan by mistake
      write("saved.tfplan", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00]));
      write("cut.json", JSON.stringify(good).slice(0, -20));
      write("list.json", []);
      write("other.json", { hello: "world" });
      write("newer.json", { ...good, format_version: "2.0" });
      write("nothing.json", "");
      write("yaml.json", "name: orders\n");
      write("deep.json", "[".repeat(500) + "]".repeat(500));
      write("crooked.json", { ...good, resource_changes: [{ address: 7 }] });
      write("huge.json", "");
      truncateSync(at("huge.json"), 257 * 1024 * 1024);
      // WHEN
      const files = ["saved.tfplan", "cut.json", "list.json", "other.json", "newer.json", "nothing.json", "yaml.json"];
      const { code, stdout, stderr } = await run(
        "good.json",
        ...files,
        ...["deep.json", "crooked.json", "huge.json", "absent.json", "folder"],
        ...["--output", "html=never.html"],
      );
      // THEN
      expect([code, stdout]).toEqual([2, ""]);
      const lines = stderr.trimEnd().split("\n");
      expect(lines).toEqual([
        expect.stringMatching(
          /saved\.tfplan: it is not text in UTF-8\. A saved plan is binary: `terraform show -json PLAN`/,
        ),
        expect.stringMatching(/^cut\.json: .* it was cut off/),
        expect.stringMatching(/^list\.json: this is not a plan/),
        expect.stringMatching(/^other\.json: this is not a plan: it has no format_version/),
        "newer.json: the plan has the format 2.0; 1.x is known.",
        expect.stringMatching(/^nothing\.json: it is empty/),
        expect.stringMatching(/^yaml\.json: it is not JSON/),
        "deep.json: it is nested deeper than 200 levels.",
        expect.stringMatching(/^crooked\.json: this is not a plan: resource_changes\[0\]\.address is no text/),
        "huge.json: it is larger than 256 MiB, the most that is read.",
        "absent.json cannot be read (ENOENT).",
        "folder is a folder; name a plan in it.",
      ]);
      expect(readdirSync(folder.path)).not.toContain("never.html");
    });
  });

  describe("refuses before anything is written", () => {
    test.each([
      ["two reports in one file", ["html=a", "json=a"], "two outputs go to a; give each a file of its own."],
      ["two spellings of one file", ["html=a", "json=./folder/../a"], "two outputs go to ./folder/../a;"],
      ["two reports on standard output", ["html=-", "json=-"], "two outputs go to standard output;"],
      [
        "a report in place of the plan",
        ["json=./good.json"],
        "--output json=./good.json would be written over what is read",
      ],
      ["an unknown format", ["htlm=a"], 'there is no format "htlm". Did you mean "html"?'],
      ["a format without a file", ["html="], "--output html= names no file"],
      ["a folder", ["html=folder"], "folder cannot be written (EISDIR)."],
      ["a file below a file", ["html=bad.json/x"], "bad.json/x cannot be written ("],
      ["a folder after a file", ["json=a", "html=folder"], "folder cannot be written (EISDIR)."],
      ["a file below a file after a file", ["json=a", "html=bad.json/x"], "bad.json/x cannot be written ("],
    ])("%s", async (_name, outputs, message) => {
      const { code, stdout, stderr } = await run("good.json", ...outputs.flatMap((each) => ["--output", each]));
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(message);
      expect(JSON.parse(readFileSync(at("good.json"), "utf8"))).toEqual(good);
      expect(readdirSync(folder.path).filter((name) => name === "a" || name.includes("partial"))).toEqual([]);
    });
  });

  test("gives its verdict although whoever reads stops early", () => {
    write("long.json", plan({ ...bad, resource_changes: changes(3000) }));
    const command = `node ${JSON.stringify(join(ROOT, "bin/outpost-mesh.js"))} review long.json --json | head -c 1; echo " \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder.path, encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["{ 1\n", ""]);
  });

  test("a plan that stopped never passes, and no format says that it does", async () => {
    // GIVEN a plan that Terraform could not complete, and nothing else against it
    write("stopped.json", { ...good, errored: true });
    // WHEN
    const { code } = await run("stopped.json", ...allFormats("stopped"));
    // THEN
    const texts = written("stopped");
    expect(code).toBe(1);
    expect(texts["text"]).toMatch(/^stopped\.json: cannot be applied: Terraform could not complete the plan/);
    expect(texts["markdown"]).toContain("❌ stopped.json: cannot be applied");
    expect(texts["html"]).toContain("<title>Must not be applied: stopped.json</title>");
    expect(JSON.parse(texts["json"]!)).toMatchObject({ passes: false });
    expect(texts["junit"]).toMatch(/errors="1"/);
    expect(texts["github"]).toMatch(/^::error/m);
    expect(JSON.parse(texts["sarif"]!)).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false }] }] });
    expect((JSON.parse(texts["conftest"]!) as { failures: unknown[] }[])[0]!.failures).toHaveLength(1);
  });

  test("finds the waivers that lie beside the deployment file, which the manifest names", async () => {
    // GIVEN
    write(
      "site/plan.json",
      plan({ timestamp: "2026-11-25T10:00:00Z", checks: [check("OM-P010_app-mesh", "fail", "It ended.")] }),
    );
    write("site/rules.json", { schemaVersion: 1, ...manifest({ file: "deployments/orders.yaml" }) });
    const waiver = (expires: string) =>
      `waivers:\n  - rule: OM-P010\n    address: check.OM-P010_app-mesh\n    reason: until we have moved\n    who: anna@example.org\n    expires: ${expires}\n`;
    expect((await run("site/plan.json", "--fail-on", "warning")).code).toBe(1);
    // WHEN, THEN
    write("deployments/orders.waivers.yaml", waiver("2027-03-01"));
    expect((await run("site/plan.json", "--fail-on", "warning")).code).toBe(0);
    // WHEN it is over on the day of the plan, THEN it counts, and so does the waiver
    write("deployments/orders.waivers.yaml", waiver("2026-11-25"));
    const over = await run("site/plan.json", "--fail-on", "warning");
    expect(over.code).toBe(1);
    expect(over.stdout).toContain("OM-G003");
    expect(over.stdout).toContain("OM-P010");
    // WHEN it is not what a waivers file is
    write("deployments/orders.waivers.yaml", "waivers:\n  - rule: OM-P999\n");
    const wrong = await run("site/plan.json");
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/orders\.waivers\.yaml/);
  });

  test("a sensitive value is in no format, wherever else it stands", async () => {
    // GIVEN
    const sensitive: PlanJson = plan({
      resource_changes: [
        changing("aws_db_instance", "orders", {
          before: { password: "old-" + SECRET, engine: "postgres" },
          after: { password: SECRET, engine: "postgres15", tags: { note: `the password is ${SECRET}` } },
          before_sensitive: { password: true },
          after_sensitive: { password: true },
        }),
        changing("aws_ssm_parameter", "token", { actions: ["create"], after: { name: "/x", value: SECRET } }),
        changing("aws_appmesh_virtual_node", "n", {
          actions: ["create"],
          after: { mesh_name: "m", name: `n-${SECRET}` },
        }),
      ],
      output_changes: { link: { actions: ["create"], after: `https://user:${SECRET}@host`, after_sensitive: true } },
      checks: [check("OM-P010_app-mesh", "fail", `It says ${SECRET}.`)],
    });
    write("sensitive.json", sensitive);
    // WHEN
    await run("sensitive.json", ...allFormats("sensitive"));
    // THEN
    for (const [format, text] of Object.entries(written("sensitive"))) {
      expect([format, text.includes(SECRET)]).toEqual([format, false]);
      expect([format, text.includes("postgres15") || !["text", "html", "json", "markdown"].includes(format)]).toEqual([
        format,
        true,
      ]);
    }
  });

  test("keys that every object inherits are keys like others, and what is sensitive under one stays hidden", async () => {
    // GIVEN a text, because a literal would take such a key for the object's prototype
    write(
      "inherited.json",
      `{"format_version":"1.2","resource_changes":[{"address":"aws_vpc.__proto__","mode":"managed","type":"constructor",
      "name":"__proto__","change":{"actions":["update"],"before":{"__proto__":{"a":"old"},"tags":{"__proto__":"x"}},
      "after":{"__proto__":{"a":"fresh"},"tags":{"__proto__":"${SECRET}"}},"after_sensitive":{"tags":{"__proto__":true}}}}],
      "output_changes":{"__proto__":{"actions":["create"],"after":"b"}},"variables":{"constructor":{"value":"x"}},
      "checks":[{"address":{"kind":"check","name":"__proto__","to_display":"check.__proto__"},"status":"fail"}]}`,
    );
    // WHEN
    const { code, stderr } = await run("inherited.json", ...allFormats("inherited"));
    // THEN
    expect([code, stderr]).toEqual([0, ""]);
    const texts = written("inherited");
    expect(texts["text"]).toContain('__proto__.a: "old" -> "fresh"');
    for (const [format, text] of Object.entries(texts))
      expect([format, text.includes(SECRET)]).toEqual([format, false]);
  });

  describe("a comment", () => {
    test.each([
      ["near what GitHub takes", 150],
      ["far above it", 5000],
    ])(
      "%s stays below it, keeps its marker, counts what is left out, and closes what it opens",
      async (_name, count) => {
        // GIVEN
        write("comment.json", plan({ ...bad, resource_changes: changes(count) }));
        // WHEN
        const { code, stdout } = await run("comment.json", "--output", "markdown=-");
        // THEN
        expect(code).toBe(1);
        expect(stdout.length).toBeLessThanOrEqual(65_536);
        expect(stdout.split("\n")[0]).toBe("<!-- outpost-mesh review -->");
        expect(stdout).toContain("must not be applied: 1 prerequisite fails");
        const opened = stdout.match(/<details>/g)?.length;
        expect(stdout.match(/<\/details>/g)?.length).toBe(opened);
        const shown = new Set(stdout.match(/aws_vpc\.many-\d+/g)).size;
        const leftOut = Number(
          /\*\*(\d+) more resources? (?:is|are) replaced, destroyed or updated/.exec(stdout)?.[1] ?? 0,
        );
        expect(shown + leftOut).toBe(count);
        expect(stdout.trimEnd()).toMatch(/in the HTML and JSON reports\.<\/sub>$/);
      },
    );
  });
});

function changes(count: number) {
  return Array.from({ length: count }, (_, index) =>
    changing("aws_vpc", `many-${index}`, {
      before: { tags: Object.fromEntries(Array.from({ length: 6 }, (_each, tag) => [`tag-${tag}`, "a".repeat(40)])) },
      after: { tags: Object.fromEntries(Array.from({ length: 6 }, (_each, tag) => [`tag-${tag}`, "b".repeat(40)])) },
    }),
  );
}
