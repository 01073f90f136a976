import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/cli";
import { Site, addresses, commandsOf, expectNothingCut, of, stepsIn, types } from "../support/migration-site";
import type { Step } from "../support/migration-site";

const COMMANDS = commandsOf("docs/migration.md", "The main example, stage by stage");
/** What the state says of each ECS service: which it is, and how many tasks it keeps. */
const servicesOf = (site: Site) =>
  site.attributes("aws_ecs_service", "name", "id", "desired_count", "service_registries");

describe("the way of the main example from App Mesh", () => {
  const folder = temporaryFolder();
  let site: Site;
  beforeAll(async () => {
    mkdirSync(join(folder.path, "base"));
    site = await Site.applied(join(folder.path, "base"), "orders", COMMANDS.slice(0, 3));
  }, 300_000);
  afterAll(() => folder.remove());

  test("as docs/migration.md walks it, with an App Mesh that is gone", async () => {
    const gone = site.copyTo(join(folder.path, "gone"));
    const objects = gone.objects();
    expect(objects.length).toBeGreaterThan(10);
    const running = servicesOf(gone);
    expect(running).toHaveLength(5);
    // GIVEN an App Mesh that lets nobody read what is there
    const refusal = await gone.refusal("app-mesh-gone", "plan");
    expect(refusal).toContain("operation error App Mesh: DescribeMesh, https response error StatusCode: 403");
    const moved: string[][] = [];
    for (const command of COMMANDS.slice(3)) {
      // WHEN a command of the page is run
      const applies = command.includes("apply");
      const steps = stepsIn(await gone.run(applies ? [...command, "-json"] : command));
      if (!applies) continue;
      // THEN no object of App Mesh is touched, and nothing is lost that traffic needs
      expect(types(of(steps, "create", "update", "delete", "replace")).filter((type) => /appmesh/.test(type))).toEqual(
        [],
      );
      expectNothingCut(steps);
      expect(servicesOf(gone)).toEqual(running);
      // AND the services that change are those of the stage, each with a new revision
      const services = addresses(of(steps, "update"), "aws_ecs_service");
      expect(addresses(of(steps, "replace"), "aws_ecs_task_definition")).toEqual(
        services.map((each) => each.replace("aws_ecs_service", "aws_ecs_task_definition")),
      );
      moved.push(services.map((each) => each.replace("aws_ecs_service.", "")));
      // AND nothing is left to do
      expect(await gone.terraform("app-mesh-gone", "plan")).toEqual([]);
    }
    expect(moved).toEqual([[], ["desk"], ["catalog-v1", "catalog-v2"], ["stock"], ["prices"], []]);
    expect(gone.objects()).toEqual([]);
    expect(readdirSync(join(gone.path, "orders-migration"))).toHaveLength(7);
  }, 900_000);

  test("back and forth, with an App Mesh that answers, up to the deletion of its objects", async () => {
    // GIVEN stages in waves
    const answers = site.copyTo(join(folder.path, "answers"));
    const [objects, running] = [answers.objects(), servicesOf(answers)];
    await answers.run(["migrate", "deployments/orders.yaml", "--app-mesh", "answers", "--waves", "--out", "stages"]);
    const apply = async (file: string) => {
      answers.synth(file);
      const steps = await answers.terraform("healthy", "apply", "-auto-approve");
      expectNothingCut(steps);
      expect(servicesOf(answers)).toEqual(running);
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
    expect(await answers.terraform("healthy", "plan")).toEqual([]);
  }, 900_000);
});
