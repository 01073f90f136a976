import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DocumentError, parseDocumentText } from "../../document";
import { ANSWERED_DATA_SOURCES, loadScenario } from "../../rehearsal";
import type { Scenario } from "../../rehearsal";
import { Query, readDataSource } from "../../rehearsal/provider";
import { ProviderError } from "../../rehearsal/provider/diagnostic";
import { scenarioOf } from "../../rehearsal/scenario";
import { runCli, temporaryFolder } from "../support/cli";
import { ApiClient } from "./aws-api";

const BASE = 'name: b\naccount: "111122223333"\nregion: eu-central-1\n';
const folder = temporaryFolder();
afterAll(() => folder.remove());

function file(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

/** What is wrong with a file, in one text without the folder's name. */
function refusal(path: string): string {
  try {
    loadScenario(path);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.problems
      .map(({ file: at, path: where, message }) => `${at} ${where} ${message}`.replaceAll(`${folder.path}/`, ""))
      .join("\n");
  }
  return "";
}

describe("a hostile scenario file ends in words of its own", () => {
  test.each<[string, string, RegExp]>([
    ["that extends itself", "extends: self.yaml\n", /self\.yaml extends scenarios extend each other in a circle/],
    [
      "that extends an endless device",
      `extends: /dev/zero\n${BASE}`,
      /extends \/dev\/zero: this is a pipe or a device/,
    ],
    ["that extends a pipe", `extends: pipe\n${BASE}`, /extends pipe: this is a pipe or a device/],
    [
      "that extends a link to a link to it",
      `extends: loop.yaml\n${BASE}`,
      /extends loop\.yaml: the file cannot be read \(ELOOP\)/,
    ],
    ["that extends a list", `extends: list.yaml\n${BASE}`, /^list\.yaml {2}this is no scenario: a mapping/],
    ["that extends nothing", `extends: null.yaml\n${BASE}`, /^null\.yaml {2}this is no scenario: a mapping/],
    ["that extends several", `extends: [list.yaml]\n${BASE}`, /extends the name of another scenario file is required/],
    [
      "with a key of JavaScript's own",
      `${BASE}ssmParameters: { __proto__: { polluted: x } }\n`,
      /the key "__proto__" is not allowed/,
    ],
    ["that is such a key", `__proto__: { name: x }\n${BASE}`, /the key "__proto__" is not allowed/],
    ["whose alias holds itself", `${BASE}outposts: &a [*a]\n`, /./],
    [
      "whose aliases unfold without end",
      `${BASE}x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n${[1, 2, 3, 4, 5, 6, 7]
        .map(
          (n) =>
            `x${n}: &x${n} [${Array(10)
              .fill(`*x${n - 1}`)
              .join(", ")}]\n`,
        )
        .join("")}`,
      /aliases unfold to|Excessive alias count/,
    ],
    ["nested without end", `${BASE}vpcs: ${"[".repeat(100_000)}\n`, /nested deeper than 64 levels/],
    ["larger than anybody's", `${BASE}description: ${"x".repeat(9 * 1024 * 1024)}\n`, /larger than 8 MiB/],
    [
      "of wrong types throughout",
      "name: [1]\naccount: 1\nregion: {}\noutposts: 5\nvpcs: [5]\nssmParameters: []\n",
      /name a list is not text.*account .*region .*outposts .*vpcs\[0\] .*ssmParameters /s,
    ],
  ])("%s", (_what, text, message) => {
    execFileSync("rm", [
      "-f",
      join(folder.path, "pipe"),
      join(folder.path, "loop.yaml"),
      join(folder.path, "pool.yaml"),
    ]);
    execFileSync("mkfifo", [join(folder.path, "pipe")]);
    symlinkSync("pool.yaml", join(folder.path, "loop.yaml"));
    symlinkSync("loop.yaml", join(folder.path, "pool.yaml"));
    file("list.yaml", "- 1\n");
    file("null.yaml", "null\n");
    expect(refusal(file("self.yaml", text))).toMatch(message);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("a chain of thousands is followed to its end, and a circle at its end found", () => {
    file("chain0.yaml", BASE);
    for (let n = 1; n < 2000; n++) file(`chain${n}.yaml`, `extends: chain${n - 1}.yaml\n`);
    expect(loadScenario(join(folder.path, "chain1999.yaml")).name).toBe("b");
    file("chain0.yaml", "extends: ./chain1999.yaml\n");
    expect(refusal(join(folder.path, "chain1999.yaml"))).toMatch(/in a circle/);
  });

  test("on the command line: exit code 2, no stack trace, nothing written", async () => {
    const out = join(folder.path, "out");
    for (const provider of ["stand-in", "real"]) {
      const args = ["plan", "deployments/mesh-only.yaml", "--provider", provider, "--out", out, "--scenario"];
      const { code, stdout, stderr } = await runCli([...args, file("cycle.yaml", "extends: cycle.yaml\n")]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/cycle\.yaml:1:10 extends: scenarios extend each other in a circle/);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(() => execFileSync("ls", [out], { stdio: "pipe" })).toThrow();
  });
});

describe("whatever stands in a scenario", () => {
  const healthy = JSON.parse(JSON.stringify(loadScenario("scenarios/healthy.yaml"))) as Record<string, unknown>;
  delete healthy["dnsSuffix"];

  /** The scenario with one value of it exchanged, wherever. */
  const mutated = fc
    .tuple(fc.array(fc.nat(), { maxLength: 5 }), fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: "binary" })))
    .map(([steps, value]) => exchange(structuredClone(healthy), steps, value));

  test("it is refused in words, or both the stand-in and the loopback API answer from it", () => {
    let taken = 0;
    fc.assert(
      fc.property(mutated, (value) => {
        let scenario: Scenario;
        try {
          scenario = scenarioOf(parseDocumentText("scenario.json", JSON.stringify(value)));
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
          return;
        }
        taken++;
        for (const type of ANSWERED_DATA_SOURCES) {
          try {
            readDataSource(type, new Query(scenario, scenario.region, { arn: scenario.outposts[0]?.arn ?? "" }));
          } catch (error) {
            expect(error).toBeInstanceOf(ProviderError);
          }
        }
        for (const reply of everyReply(scenario)) expect(reply.body).not.toContain("InternalFailure");
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});

function exchange(value: unknown, [step, ...rest]: readonly number[], replacement: unknown): unknown {
  if (step === undefined || typeof value !== "object" || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return replacement;
  const holder = value as Record<string, unknown>;
  return Object.assign(holder, { [key]: exchange(holder[key], rest, replacement) });
}

/** What every API answers to a question without parameters. */
function everyReply(scenario: Scenario) {
  const api = new ApiClient(scenario);
  const ec2 = [
    "AvailabilityZones",
    "ManagedPrefixLists",
    "PrefixLists",
    "RouteTables",
    "SecurityGroups",
    "Subnets",
    "Vpcs",
  ];
  return [
    api.form("sts", "Action=GetCallerIdentity", scenario.region),
    ...[...ec2, "VpcEndpointServices"].map((what) => api.form("ec2", `Action=Describe${what}`, scenario.region)),
    api.rest("outposts", "/outposts", "GET", "", scenario.region),
    api.json("ssm", "AmazonSSM.GetParametersByPath", { Path: "/", Recursive: true }, "POST", scenario.region),
    api.json("servicediscovery", "Route53AutoNaming_v20170314.ListNamespaces", {}, "POST", scenario.region),
  ];
}
