import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const WATCHED = readFileSync(join(ROOT, "deployments/orders-watched.yaml"), "utf8");
/** The deployment without one of its services. */
const WITHOUT_STOCK = (text: string) =>
  text
    .replace("    calls: [stock]\n", "")
    .replace(/ {2}stock:\n {4}port.*\n {4}protocol.*\n/, "")
    .replace(/ {4}stock: .*\n/, "");
const GATE = "terraform_data.OM-P020_mesh";

interface Checks {
  readonly errored?: boolean;
  readonly applyable?: boolean;
  readonly checks: readonly {
    readonly address: { readonly to_display: string };
    readonly status: string;
    readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
  }[];
  readonly resource_changes: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** A folder in which deployments are synthesised and Terraform runs in worlds of this test's making. */
function workshop() {
  const folder = temporaryFolder();
  const at = (...path: string[]) => join(folder.path, ...path);
  const run = (args: readonly string[]) => runCli(args, { cwd: folder.path });
  /** A world in which these parameters are kept. */
  const world = (name: string, parameters: Readonly<Record<string, string>>): string => {
    const base = readFileSync(join(ROOT, "scenarios/link-up.yaml"), "utf8").replace(/^ {2}\/outpost-mesh.*\n/m, "");
    const kept = Object.entries(parameters).map(([parameter, value]) => `  ${parameter}: ${value}\n`);
    writeFileSync(
      at(`${name}.yaml`),
      base.replace("extends: healthy.yaml", `extends: ${join(ROOT, "scenarios/healthy.yaml")}`) + kept.join(""),
    );
    return at(`${name}.yaml`);
  };
  const synth = async (name: string, text: string): Promise<string> => {
    writeFileSync(at("deployment.yaml"), text);
    const { code, stdout } = await run(["synth", "deployment.yaml", "--out", "out"]);
    expect({ code, stdout: code === 0 ? "" : stdout }).toEqual({ code: 0, stdout: "" });
    const stack = JSON.parse(readFileSync(at("out/stacks", name, "cdk.tf.json"), "utf8")) as {
      locals: { mesh_revision: string };
    };
    return stack.locals.mesh_revision;
  };
  const inWorld = (scenario: string, name: string, command: string) =>
    run([
      "rehearse",
      "--scenario",
      scenario,
      "--out",
      at("cache"),
      "--",
      "sh",
      "-c",
      `cd out/stacks/${name} && ${command}`,
    ]);
  /** Plans a deployment and gives what the plan says. */
  const plan = async (
    scenario: string,
    name: string,
    text: string,
  ): Promise<{ code: number | null; plan: Checks; stdout: string }> => {
    writeFileSync(at("deployment.yaml"), text);
    const { code, stdout } = await run(["plan", "deployment.yaml", "--scenario", scenario, "--out", at("plans")]);
    return { code, stdout, plan: JSON.parse(readFileSync(at("plans/stand-in", name, "plan.json"), "utf8")) as Checks };
  };
  return { folder, world, synth, inWorld, plan };
}

const verdict = ({ checks }: Checks, address: string) =>
  checks.find((check) => check.address.to_display === address)?.status;
const said = ({ checks }: Checks, address: string) =>
  checks
    .find((check) => check.address.to_display === address)
    ?.instances?.flatMap(({ problems }) => problems ?? [])
    .map(({ message }) => message);
const statusOf = (deployment: string, outpost: string) => `/outpost-mesh/${deployment}/link-status/${outpost}`;

describe("a mesh on an Outpost whose service link is watched", () => {
  const name = "orders-watched";
  const STATUS = statusOf(name, "factory");
  const REVISION = `/outpost-mesh/${name}/mesh-revision`;
  let shop: ReturnType<typeof workshop>;
  let revision: string;
  let up: string;
  let down: string;

  beforeAll(async () => {
    // GIVEN a mesh that was applied while the link was up
    shop = workshop();
    revision = await shop.synth(name, WATCHED);
    const first = shop.world("first", {});
    const applied = await shop.inWorld(
      first,
      name,
      "terraform init -input=false -no-color && terraform apply -input=false -auto-approve -no-color",
    );
    expect({ code: applied.code, stderr: applied.code === 0 ? "" : applied.stderr }).toEqual({ code: 0, stderr: "" });
    up = shop.world("up", { [STATUS]: "up", [REVISION]: revision });
    down = shop.world("down", { [STATUS]: "down", [REVISION]: revision });
  });
  afterAll(() => shop.folder.remove());

  const planned = async (world: string) => {
    const { code } = await shop.inWorld(
      world,
      name,
      "{ terraform plan -input=false -detailed-exitcode -out=plan; code=$?; terraform show -json plan > plan.json; exit $code; }",
    );
    const json = readFileSync(join(shop.folder.path, "out/stacks", name, "plan.json"), "utf8");
    return { code, plan: JSON.parse(json) as Checks };
  };
  const changed = ({ resource_changes }: Checks) =>
    resource_changes
      .filter(({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op")
      .map(({ address }) => address);

  test.each([
    ["up", "pass"],
    ["down", "fail"],
  ])("that is unchanged: the plan passes and changes nothing while the link is %s", async (status, check) => {
    // WHEN
    await shop.synth(name, WATCHED);
    const { code, plan } = await planned(status === "up" ? up : down);
    // THEN
    expect({ code, changed: changed(plan) }).toEqual({ code: 0, changed: [] });
    expect(verdict(plan, GATE)).toBe("pass");
    expect(verdict(plan, "check.OM-P021_service-link")).toBe(check);
  });

  test.each([
    [
      "changed",
      (text: string) =>
        text.replace("clients: [10.200.0.0/16]", "clients: [10.200.0.0/16]\n    timeout: { idle: 30s }"),
    ],
    [
      "given another object",
      (text: string) => text.replace("  stock:\n    port: 5432", "  labels: { port: 8081 }\n  stock:\n    port: 5432"),
    ],
    ["deprived of one", WITHOUT_STOCK],
    ["tagged otherwise", (text: string) => text.replace("network:", "tags: { team: night }\nnetwork:")],
  ])("that is %s: the plan is stopped while the link is down", async (_how, change) => {
    // GIVEN
    const next = await shop.synth(name, change(WATCHED));
    expect(next).not.toBe(revision);
    // WHEN
    const { code, plan } = await planned(down);
    // THEN
    expect({ code, errored: plan.errored, applyable: plan.applyable }).toEqual({
      code: 1,
      errored: true,
      applyable: false,
    });
    expect(said(plan, GATE)).toEqual([
      `The service link of factory is down: ${STATUS} says so, and this plan changes the mesh (revision ${revision.slice(0, 12)}, planned ${next.slice(0, 12)}). Running Envoy proxies continue with the configuration that they have; the mesh cannot be modified until connectivity is restored. The parameter is behind the link by the 3 to 5 minutes that the alarm takes (some periods more when the metric falls silent) and the delivery of an event, both when it drops and when it is back.`,
    ]);
  });

  test("that is changed: the plan passes while the link is up, and keeps the new revision after every object", async () => {
    // WHEN
    const next = await shop.synth(name, WATCHED.replace("port: 5432", "port: 5433"));
    const { code, plan } = await planned(up);
    // THEN
    expect(code).toBe(2);
    expect(changed(plan)).toEqual(
      expect.arrayContaining(["aws_appmesh_virtual_node.stock", "aws_ssm_parameter.mesh-revision"]),
    );
    expect(next).not.toBe(revision);
  });

  test("that loses an object: an apply is stopped before it touches anything while the link is down", async () => {
    // GIVEN
    const state = join(shop.folder.path, "terraform.orders-watched.tfstate");
    const before = readFileSync(state, "utf8");
    await shop.synth(name, WITHOUT_STOCK(WATCHED));
    // WHEN
    const { code, stderr } = await shop.inWorld(down, name, "terraform apply -input=false -auto-approve -no-color");
    // THEN
    expect(code).toBe(1);
    expect(stderr).toContain("Resource precondition failed");
    expect(readFileSync(state, "utf8")).toBe(before);
  });

  test("that is unchanged: what is beside it may change while the link is down", async () => {
    // WHEN
    await shop.synth(name, WATCHED.replace("availableBelowPercent: 20", "availableBelowPercent: 30"));
    const { code, plan } = await planned(down);
    // THEN
    expect(code).toBe(2);
    expect(changed(plan)).toEqual([
      "aws_cloudwatch_metric_alarm.factory--available--m5",
      "aws_cloudwatch_metric_alarm.factory--available--m5__xlarge",
    ]);
  });

  test("that somebody changed by hand while the link is down: the review says what the gate cannot see", async () => {
    // GIVEN a state in which an object is not what it was
    await shop.synth(name, WATCHED);
    const state = join(shop.folder.path, "terraform.orders-watched.tfstate");
    const before = readFileSync(state, "utf8");
    writeFileSync(state, before.replace(/"port": 5432/, '"port": 5433'));
    try {
      // WHEN
      const { code, plan } = await planned(down);
      // THEN
      expect({ code, gate: verdict(plan, GATE) }).toEqual({ code: 2, gate: "pass" });
      writeFileSync(join(shop.folder.path, "plan.json"), JSON.stringify(plan));
      const review = await runCli(["review", "plan.json"], { cwd: shop.folder.path });
      expect(review.code).toBe(1);
      expect(review.stdout.replaceAll(/\s+/g, " ")).toContain(
        "A service link is down, and this plan changes objects of a mesh whose revision is the one that was applied last: aws_appmesh_",
      );
    } finally {
      writeFileSync(state, before);
    }
  });

  test("is destroyed even while the link is down: Terraform evaluates no precondition then", async () => {
    // WHEN
    await shop.synth(name, WATCHED);
    const { code, stderr } = await shop.inWorld(down, name, "terraform destroy -input=false -auto-approve -no-color");
    // THEN
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("the first plan of a mesh", () => {
  let shop: ReturnType<typeof workshop>;
  beforeAll(() => (shop = workshop()));
  afterAll(() => shop.folder.remove());

  test("passes where no status is kept yet", async () => {
    const { code, plan } = await shop.plan(shop.world("empty", {}), "orders-watched", WATCHED);
    expect(code).toBe(0);
    expect(verdict(plan, GATE)).toBe("pass");
    expect(verdict(plan, "check.OM-P021_service-link")).toBe("pass");
  });

  test("passes while the status is not known", async () => {
    const world = shop.world("unknown", { [statusOf("orders-watched", "factory")]: "unknown" });
    expect((await shop.plan(world, "orders-watched", WATCHED)).code).toBe(0);
  });

  test("is stopped by a link that is down, and counts no Outpost that is not the deployment's", async () => {
    // GIVEN
    const others = shop.world("others", { [statusOf("orders-watched", "depot")]: "down" });
    // THEN
    const stopped = await shop.plan(join(ROOT, "scenarios/link-down.yaml"), "orders-watched", WATCHED);
    expect(stopped.code).toBe(1);
    expect(said(stopped.plan, GATE)?.[0]).toContain("(revision not applied yet, planned ");
    expect(stopped.stdout.replaceAll(/\s+/g, " ")).toContain("Running Envoy proxies continue");
    expect((await shop.plan(others, "orders-watched", WATCHED)).code).toBe(0);
  });
});

describe("a mesh alone that reads what the network's deployment keeps", () => {
  const MESH = `${readFileSync(join(ROOT, "deployments/mesh-only.yaml"), "utf8")}
connectivity:
  linkStatus: { from: factory-network }
`;
  const kept = (...statuses: readonly (readonly [string, string])[]) =>
    Object.fromEntries(statuses.map(([outpost, status]) => [statusOf("factory-network", outpost), status]));
  let shop: ReturnType<typeof workshop>;
  beforeAll(() => (shop = workshop()));
  afterAll(() => shop.folder.remove());

  test("is planned while every link is up", async () => {
    const world = shop.world("both-up", kept(["factory", "up"], ["depot", "up"]));
    const { code, plan } = await shop.plan(world, "returns", MESH);
    expect(code).toBe(0);
    expect(verdict(plan, "check.OM-P023_service-link")).toBe("pass");
    expect(
      plan.resource_changes.map(({ address }) => address).filter((address) => /alarm|sfn|event/.test(address)),
    ).toEqual([]);
  });

  test("is stopped when one of several is down", async () => {
    const { code, plan } = await shop.plan(
      shop.world("one-down", kept(["factory", "up"], ["depot", "down"])),
      "returns",
      MESH,
    );
    expect(code).toBe(1);
    expect(said(plan, GATE)?.[0]).toMatch(
      /^The service link of depot is down: \/outpost-mesh\/factory-network\/link-status\/depot says so/,
    );
  });

  test("is planned, with a warning, where nothing is kept", async () => {
    const { code, plan } = await shop.plan(shop.world("nothing", {}), "returns", MESH);
    expect(code).toBe(0);
    expect(verdict(plan, GATE)).toBe("pass");
    expect(said(plan, "check.OM-P023_service-link")).toEqual([
      "No parameter under /outpost-mesh/factory-network/link-status/ says whether a service link is up: nothing stops a change of the mesh while one is down.",
    ]);
  });
});

describe("an Outpost of another account", () => {
  const SHARED = WATCHED.replace(":111122223333:outpost/", ":444455556666:outpost/");
  let shop: ReturnType<typeof workshop>;
  beforeAll(() => (shop = workshop()));
  afterAll(() => shop.folder.remove());

  const world = () => {
    const file = shop.world("shared", {});
    const outposts = readFileSync(join(ROOT, "scenarios/healthy.yaml"), "utf8").match(/^outposts:\n(?: .*\n)+/m)![0];
    writeFileSync(
      file,
      readFileSync(file, "utf8") + outposts.replaceAll(":111122223333:outpost/", ":444455556666:outpost/"),
    );
    return file;
  };

  test("has no metrics here: the plan is stopped before an alarm that would go off for ever", async () => {
    const { code, plan } = await shop.plan(world(), "orders-watched", SHARED);
    expect(code).toBe(1);
    expect(said(plan, "terraform_data.OM-P022_factory")).toEqual([
      "Outpost factory belongs to the account 444455556666; Terraform works in 111122223333, which gets none of its metrics.",
    ]);
  });

  test("is watched through cross-account observability", async () => {
    const text = SHARED.replace("connectivity:\n", "connectivity:\n  crossAccountObservability: true\n");
    const { code, plan } = await shop.plan(world(), "orders-watched", text);
    expect(code).toBe(0);
    expect(verdict(plan, "terraform_data.OM-P022_factory")).toBeUndefined();
  });
});
