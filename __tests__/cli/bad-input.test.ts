import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { ROOT, filesUnder, runCli, temporaryFolder } from "../support/cli";
import { ordersWith } from "../support/deployment-text";

const SCENARIO = join(ROOT, "scenarios/healthy.yaml");

describe("bad input", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  /** Plans a text in an empty folder and says what was left there besides the file itself. */
  async function planText(text: string, ...args: string[]) {
    writeFileSync(join(folder.path, "site.yaml"), text);
    const result = await runCli(["plan", "site.yaml", "--scenario", SCENARIO, ...args], { cwd: folder.path });
    return { ...result, written: filesUnder(folder.path).filter((name) => name !== "site.yaml") };
  }

  describe("a file that cannot be taken for a deployment exits 2 and writes nothing", () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      [
        "an unknown key",
        ordersWith(["egressFilter: {", "egresFilter: {"]),
        /^site\.yaml:\d+:5 mesh\.spec\.egresFilter: unknown key "egresFilter"\. Did you mean "egressFilter"\?/m,
      ],
      [
        "a wrong type",
        ordersWith(["port: 50051", 'port: "50051"']),
        /site\.yaml:\d+:11 services\.prices\.port: "50051" is not a number\./,
      ],
      [
        "a malformed Outpost ARN",
        ordersWith(["op-0a1b2c3d4e5f60718", "op-0a1b2c3d"]),
        /network\.outposts\[0\]\.arn: .* is not an Outpost ARN\. Its form: arn:aws:outposts:REGION:ACCOUNT:outpost\/op- and 17 hex digits/,
      ],
      [
        "duplicate service names",
        ordersWith(["  stock:\n    port: 5432", "  prices:\n    port: 5432"]),
        /the key "prices" stands twice in one mapping/,
      ],
      [
        "Fargate as the platform",
        ordersWith(["platform: ecs", "platform: fargate"]),
        /workloads\.platform: Fargate does not run on an Outpost\. Use "ecs"/,
      ],
      ["YAML that does not parse", "name: [orders\nregion: x", /^site\.yaml:2:1 not valid YAML: /m],
      ["an empty file", "", /^site\.yaml the file is empty\./m],
    ];
    test.each(cases)("%s", async (_name, text, message) => {
      // WHEN
      const { code, stdout, stderr, written } = await planText(text);
      // THEN
      expect({ code, stdout, written }).toEqual({ code: 2, stdout: "", written: [] });
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    });

    test("a missing file", async () => {
      const { code, stderr } = await runCli(["plan", "nowhere.yaml"], { cwd: folder.path });
      expect({ code, stderr, written: filesUnder(folder.path) }).toEqual({
        code: 2,
        stderr: "nowhere.yaml no such file.\n",
        written: [],
      });
    });

    test("several mistakes are named at once, in the order of the file", async () => {
      const { stderr } = await planText(
        ordersWith(["region: eu-central-1", "region: Frankfurt"], ["port: 5432", "prot: 5432"]),
      );
      const named = stderr.split("\n").map((line) => /^site\.yaml:\d+:\d+ (\S+):/.exec(line)?.[1]);
      expect(named.filter((path) => path !== undefined)).toEqual([
        "region",
        "services.stock.port",
        "services.stock.prot",
      ]);
    });
  });

  describe("a deployment that cannot work exits 1 and writes nothing", () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      [
        "a subnet outside the VPC",
        ordersWith(["10.40.128.0/20", "10.41.128.0/20"]),
        /error OM-N002 network\.outposts\[0\]\.subnets\[0\]\.cidr: subnet factory-containers has 10\.41\.128\.0\/20, which is outside the VPC's 10\.40\.0\.0\/16\./,
      ],
      [
        "overlapping subnets",
        ordersWith(["10.40.0.0/26", "10.40.128.0/26"]),
        /error OM-N003 .* overlaps 10\.40\.128\.0\/20 of subnet factory-containers\./,
      ],
      [
        "an Outpost of another Region",
        ordersWith(["arn:aws:outposts:eu-central-1", "arn:aws:outposts:eu-west-1"]),
        /error OM-N001 .*: Outpost factory is homed to eu-west-1; the deployment is for eu-central-1\./,
      ],
      [
        "weights that sum to 0",
        ordersWith(["weight: 90", "weight: 0"], ["weight: 10", "weight: 0"]),
        /error OM-M002 .* sum to 0 \(v1 0, v2 0\); 1 to 100 is allowed\./,
      ],
      [
        "a call to nobody",
        ordersWith(["calls: [prices]", "calls: [price]"]),
        /error OM-M001 services\.catalog\.calls\[0\]: "catalog" calls "price", which is no service here\. Did you mean "prices"\?/,
      ],
      [
        "Fargate as the launch type",
        ordersWith(["platform: ecs", "platform: ecs\n  launchType: FARGATE"]),
        /error OM-W001 workloads\.launchType: FARGATE does not run on an Outpost; EC2 is allowed\./,
      ],
      [
        "a Region without App Mesh",
        ordersWith(
          ["region: eu-central-1", "region: me-central-1"],
          ["arn:aws:outposts:eu-central-1", "arn:aws:outposts:me-central-1"],
        ),
        /error OM-P007 region: me-central-1 has no App Mesh\./,
      ],
    ];
    test.each(cases)("%s", async (_name, text, message) => {
      // WHEN
      const { code, stdout, stderr, written } = await planText(text);
      // THEN
      expect({ code, stdout, written }).toEqual({ code: 1, stdout: "", written: [] });
      expect(stderr).toMatch(message);
      expect(stderr).toMatch(/^site\.yaml:\d+:\d+ error/m);
      expect(stderr).not.toMatch(/\n\s+at /);
    });
  });

  describe("a scenario", () => {
    test("of another Region is refused", async () => {
      // GIVEN
      const text = ordersWith(
        ["region: eu-central-1", "region: eu-west-1"],
        ["arn:aws:outposts:eu-central-1", "arn:aws:outposts:eu-west-1"],
      );
      // WHEN
      const { code, stderr, written } = await planText(text);
      // THEN
      expect({ code, written }).toEqual({ code: 2, written: [] });
      expect(stderr).toContain("describes eu-central-1; the deployment orders is for eu-west-1");
    });

    test("that holds another Outpost than the deployment's fails the prerequisite, naming those it holds", async () => {
      // GIVEN
      const text = ordersWith(["op-0a1b2c3d4e5f60718", "op-0fffffffffffffff0"]);
      // WHEN
      const { code, stdout } = await planText(text);
      // THEN
      expect(code).toBe(1);
      const message = stdout.replaceAll(/\s+/g, " ");
      expect(message).toContain("FAIL OM-P001 factory The Outpost exists and this account can see it");
      expect(message).toContain(
        "Outposts it sees: arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718.",
      );
    });

    test("that is missing is named", async () => {
      writeFileSync(join(folder.path, "site.yaml"), ordersWith());
      const { code, stderr } = await runCli(["plan", "site.yaml", "--scenario", "no.yaml"], { cwd: folder.path });
      expect({ code, stderr }).toEqual({ code: 2, stderr: "no.yaml no such file.\n" });
    });

    test("that nobody names is asked for", async () => {
      writeFileSync(join(folder.path, "site.yaml"), ordersWith(["scenario: ../scenarios/healthy.yaml\n", ""]));
      const { code, stderr } = await runCli(["plan", "site.yaml"], { cwd: folder.path });
      expect(code).toBe(2);
      expect(stderr).toContain(
        "site.yaml names no scenario: give one with --scenario, or plan against AWS with --aws.",
      );
    });
  });

  describe("Terraform", () => {
    test("that is not on the PATH: says how to get it", async () => {
      // GIVEN a PATH on which only node is found
      mkdirSync(join(folder.path, "bin"));
      symlinkSync(process.execPath, join(folder.path, "bin", "node"));
      // WHEN
      const env = { PATH: join(folder.path, "bin"), TERRAFORM_BINARY_NAME: undefined };
      const { code, stderr } = await runCli(["plan", join(ROOT, "deployments/orders.yaml")], { cwd: folder.path, env });
      // THEN
      expect(code).toBe(2);
      expect(stderr).toContain(
        'Terraform ("terraform") cannot be started: it is not on the PATH. Install Terraform 1.5 or later',
      );
      expect(filesUnder(folder.path)).toEqual(["bin/node"]);
    });

    test("that is too old: says which is needed", async () => {
      // GIVEN
      const old = join(folder.path, "old-terraform");
      writeFileSync(old, `#!/bin/sh\necho '{"terraform_version":"1.4.7"}'\n`);
      chmodSync(old, 0o755);
      // WHEN
      const { code, stderr } = await runCli(["plan", join(ROOT, "deployments/orders.yaml")], {
        cwd: folder.path,
        env: { TERRAFORM_BINARY_NAME: old },
      });
      // THEN
      expect(code).toBe(2);
      expect(stderr).toContain("is Terraform 1.4.7; 1.5.0 or later is needed");
      expect(filesUnder(folder.path)).toEqual(["old-terraform"]);
    });
  });

  test("a port already taken is named with the way out", async () => {
    // GIVEN
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const { port } = server.address() as AddressInfo;
    try {
      // WHEN
      const { code, stdout, stderr, written } = await planText(ordersWith(), "--port", String(port));
      // THEN
      expect({ code, stdout, written }).toEqual({ code: 2, stdout: "", written: [] });
      expect(stderr).toContain(
        `port ${port} on 127.0.0.1 is in use by another program. Name another port, or none: then a free one is chosen.`,
      );
    } finally {
      server.close();
    }
  });

  describe("TF_CLI_CONFIG_FILE that names a missing file", () => {
    const env = { TF_CLI_CONFIG_FILE: "/no/such/terraformrc" };

    test("is refused where Terraform would look for providers", async () => {
      const { code, stderr } = await runCli(["plan", join(ROOT, "deployments/orders.yaml"), "--aws"], {
        cwd: folder.path,
        env,
      });
      expect(code).toBe(2);
      expect(stderr).toContain(
        "TF_CLI_CONFIG_FILE names /no/such/terraformrc, which does not exist. Correct it, or unset it",
      );
      expect(filesUnder(folder.path)).toEqual([]);
    });

    test("is said and left out in the stand-in world, which needs none", async () => {
      const file = join(ROOT, "deployments/mesh-only.yaml");
      const { code, stderr } = await runCli(["plan", file, "--out", folder.path], { env });
      expect(code).toBe(0);
      expect(stderr).toContain("TF_CLI_CONFIG_FILE names a file that does not exist; the stand-in world needs none");
    });
  });

  describe("the command line itself", () => {
    test.each([
      ["an unknown verb", ["plam", "x.yaml"], /unknown command 'plam'[^]*Did you mean plan\?/],
      [
        "an unknown option",
        ["plan", "x.yaml", "--scenaro", "s"],
        /unknown option '--scenaro'[^]*Did you mean --scenario\?/,
      ],
      ["a missing argument", ["validate"], /missing required argument 'file'/],
      ["an unknown severity", ["plan", "x.yaml", "--fail-on", "fatal"], /Allowed choices are error, warning, note/],
      ["a port that is none", ["plan", "x.yaml", "--port", "http"], /a port is a whole number from 0 to 65535/],
      ["a rule that does not exist", ["explain", "OM-P999"], /there is no rule "OM-P999"/],
      ["a plan that is none", ["review", join(dirname(SCENARIO), "healthy.yaml")], /is not JSON/],
    ])("%s exits 2", async (_name, args, message) => {
      const { code, stdout, stderr } = await runCli(args, { cwd: folder.path });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(message);
    });
  });
});
