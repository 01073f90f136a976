import { cpSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../deployment";
import { synthesizeInto } from "../../pipeline";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

/** What Terraform does with a resource: address, type, action. */
interface Step {
  readonly addr: string;
  readonly resource_type: string;
  readonly action: string;
}

interface StateResource {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly [{ readonly attributes: Readonly<Record<string, unknown>> }];
}

/** What must outlive the way: with any of it traffic, names or logs would go. */
const KEPT = [
  "aws_ecs_service",
  "aws_lb",
  "aws_lb_target_group",
  "aws_service_discovery_service",
  "aws_service_discovery_instance",
  "aws_service_discovery_private_dns_namespace",
  "aws_cloudwatch_log_group",
  "aws_subnet",
  "aws_autoscaling_group",
  "aws_ecs_cluster",
];

/** The commands of a page, in its order. */
function commandsOf(page: string): string[][] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
    block!
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/).slice(2)),
  );
}

/** What Terraform's machine-readable output says that it is going to do. */
function stepsIn(stdout: string): Step[] {
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { type: string; change?: { action: string; resource: Omit<Step, "action"> } })
    .filter(({ type, change }) => type === "planned_change" && change !== undefined && change.action !== "read")
    .map(({ change }) => ({ ...change!.resource, action: change!.action }));
}

const of = (steps: readonly Step[], ...actions: readonly string[]) =>
  steps.filter(({ action }) => actions.includes(action));
const types = (steps: readonly Step[]) => [...new Set(steps.map(({ resource_type }) => resource_type))].sort();
const addresses = (steps: readonly Step[], type: string) =>
  steps
    .filter(({ resource_type }) => resource_type === type)
    .map(({ addr }) => addr)
    .sort();

/** A folder that looks like the root of a clone, in which the main example is applied to App Mesh. */
class Site {
  private constructor(readonly path: string) {}

  static async applied(folder: string): Promise<Site> {
    for (const name of ["deployments", "scenarios"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    const site = new Site(folder);
    for (const command of commandsOf("docs/migration.md").slice(0, 3)) await site.run(command);
    return site;
  }

  copyTo(folder: string): Site {
    cpSync(this.path, folder, { recursive: true, verbatimSymlinks: true });
    return new Site(folder);
  }

  async run(args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await runCli(args, { cwd: this.path });
    const said = code === 0 ? "" : `${stdout}\n${stderr}`;
    expect({ command: args.join(" "), code, said }).toEqual({ command: args.join(" "), code: 0, said: "" });
    return stdout;
  }

  /** Synthesises a file without a process of its own. */
  synth(file: string): void {
    synthesizeInto(join(this.path, "cdktf.out"), [loadDeployment(join(this.path, file))], {
      withTests: false,
    });
  }

  async terraform(...args: readonly string[]): Promise<Step[]> {
    const inWorld = ["rehearse", "--scenario", "scenarios/healthy.yaml", "--", "terraform"];
    return stepsIn(await this.run([...inWorld, "-chdir=cdktf.out/stacks/orders", ...args, "-input=false", "-json"]));
  }

  /** Addresses of App Mesh's objects in the state. */
  objects(): string[] {
    const ofMesh = this.state().filter(({ type }) => type.startsWith("aws_appmesh_"));
    return ofMesh.map(({ type, name }) => `${type}.${name}`);
  }

  /** What the state says of each ECS service: which it is, and how many tasks it keeps. */
  services(): unknown[] {
    return this.state()
      .filter(({ type }) => type === "aws_ecs_service")
      .map(({ instances: [{ attributes: of }] }) => [
        of["name"],
        of["id"],
        of["desired_count"],
        of["service_registries"],
      ]);
  }

  private state(): StateResource[] {
    const text = readFileSync(join(this.path, "terraform.orders.tfstate"), "utf8");
    return (JSON.parse(text) as { resources: StateResource[] }).resources;
  }
}

/** What may never happen on the way. */
function expectNothingCut(steps: readonly Step[]): void {
  const lost = of(steps, "delete", "replace");
  expect(lost.filter(({ resource_type }) => KEPT.includes(resource_type))).toEqual([]);
  const groups = lost.filter(({ resource_type }) => resource_type.startsWith("aws_security_group"));
  expect(groups.filter(({ addr }) => !addr.includes("envoy-management"))).toEqual([]);
}

describe("the way of the main example from App Mesh", () => {
  const folder = temporaryFolder();
  let site: Site;
  beforeAll(async () => {
    mkdirSync(join(folder.path, "base"));
    site = await Site.applied(join(folder.path, "base"));
  }, 300_000);
  afterAll(() => folder.remove());

  test("as docs/migration.md walks it, with an App Mesh that is gone", async () => {
    const gone = site.copyTo(join(folder.path, "gone"));
    const objects = gone.objects();
    expect(objects.length).toBeGreaterThan(10);
    const running = gone.services();
    expect(running).toHaveLength(5);
    const moved: string[][] = [];
    for (const command of commandsOf("docs/migration.md").slice(3)) {
      // WHEN a command of the page is run
      const applies = command.includes("apply");
      const steps = stepsIn(await gone.run(applies ? [...command, "-json"] : command));
      if (!applies) continue;
      // THEN no object of App Mesh is touched, and nothing is lost that traffic needs
      expect(types(of(steps, "create", "update", "delete", "replace")).filter((type) => /appmesh/.test(type))).toEqual(
        [],
      );
      expectNothingCut(steps);
      expect(gone.services()).toEqual(running);
      // AND the services that change are those of the stage, each with a new revision
      const services = addresses(of(steps, "update"), "aws_ecs_service");
      expect(addresses(of(steps, "replace"), "aws_ecs_task_definition")).toEqual(
        services.map((each) => each.replace("aws_ecs_service", "aws_ecs_task_definition")),
      );
      moved.push(services.map((each) => each.replace("aws_ecs_service.", "")));
      // AND nothing is left to do
      expect(await gone.terraform("plan")).toEqual([]);
    }
    expect(moved).toEqual([[], ["desk"], ["catalog-v1", "catalog-v2"], ["stock"], ["prices"], []]);
    expect(gone.objects()).toEqual([]);
    expect(readdirSync(join(gone.path, "orders-migration"))).toHaveLength(7);
  }, 900_000);

  test("back and forth, with an App Mesh that answers, up to the deletion of its objects", async () => {
    // GIVEN stages in waves
    const answers = site.copyTo(join(folder.path, "answers"));
    const [objects, running] = [answers.objects(), answers.services()];
    await answers.run(["migrate", "deployments/orders.yaml", "--app-mesh", "answers", "--waves", "--out", "stages"]);
    const apply = async (file: string) => {
      answers.synth(file);
      const steps = await answers.terraform("apply", "-auto-approve");
      expectNothingCut(steps);
      expect(answers.services()).toEqual(running);
      return steps;
    };
    const services = (steps: readonly Step[]) => addresses(of(steps, "update"), "aws_ecs_service");
    const catalog = ["aws_ecs_service.catalog-v1", "aws_ecs_service.catalog-v2", "aws_ecs_service.stock"];
    // WHEN they are walked, and the third one back and once more
    const walked = [];
    for (const stage of ["01-prepare", "02-wave-1", "03-wave-2", "02-wave-1", "03-wave-2", "04-wave-3"]) {
      const steps = await apply(`stages/${stage}.yaml`);
      walked.push(services(steps));
      // THEN App Mesh's objects stay as they are
      expect(steps.filter(({ resource_type }) => /appmesh/.test(resource_type))).toEqual([]);
    }
    const [desk, prices] = [["aws_ecs_service.desk"], ["aws_ecs_service.prices"]];
    expect(walked).toEqual([[], desk, catalog, catalog, catalog, prices]);
    expect(answers.objects()).toEqual(objects);
    // WHEN the whole way is gone back, to the deployment of App Mesh itself
    const back = await apply("deployments/orders.yaml");
    // THEN every service has App Mesh's Envoy again, with the objects that it had
    expect(services(back)).toEqual([...catalog.slice(0, 2), ...desk, ...prices, ...catalog.slice(2)]);
    expect(back.filter(({ resource_type }) => /appmesh/.test(resource_type))).toEqual([]);
    // WHEN the last stage is applied all the same
    await apply("stages/04-wave-3.yaml");
    const last = await apply("stages/05-without-app-mesh.yaml");
    // THEN the objects are deleted, in an order that App Mesh takes, and no task changes
    expect(of(last, "delete").filter(({ resource_type }) => /appmesh/.test(resource_type))).toHaveLength(
      objects.length,
    );
    expect(services(last)).toEqual([]);
    expect(await answers.terraform("plan")).toEqual([]);
  }, 900_000);
});
