import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OWN_ENVOY } from "../../rules";
import { temporaryFolder } from "../support/cli";
import { Site, addresses, commandsOf, expectNothingCut, objectsIn, of, stepsIn } from "../support/migration-site";
import type { Step } from "../support/migration-site";

const NAME = "orders-eks-existing";
const WORKLOADS = `${NAME}-workloads`;
const COMMANDS = commandsOf("docs/migration.md", "Pods of EKS");
const PODS = ["catalog-v1", "catalog-v2", "desk", "prices", "stock"];

/** What the state says of each Deployment: which it is, how many pods it keeps, and how many of them have their own Envoy. */
const deploymentsOf = (site: Site) => site.attributes("kubernetes_deployment_v1", "id");
const servicesOf = (site: Site) => site.attributes("kubernetes_service_v1", "id", "spec");
/** The virtual nodes whose pods have Envoys with their own configuration. */
const ownEnvoys = (site: Site) =>
  (site.attributes("kubernetes_deployment_v1", "spec", "metadata") as [object, [{ name: string }]][])
    .filter(([spec]) => JSON.stringify(spec).includes(OWN_ENVOY))
    .map(([, [{ name }]]) => name)
    .sort();
/** The virtual nodes whose Deployments are updated. */
const updated = (steps: readonly Step[]) =>
  addresses(of(steps, "update"), "kubernetes_deployment_v1").map((each) => each.replace(/^.*--/, ""));

describe("the way of pods from App Mesh", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  test("as docs/migration.md walks it, with an App Mesh that is gone", async () => {
    // GIVEN the example applied to App Mesh
    mkdirSync(join(folder.path, "explicit"));
    const site = await Site.applied(join(folder.path, "explicit"), WORKLOADS, COMMANDS.slice(0, 5));
    const running = [deploymentsOf(site), servicesOf(site)];
    expect(ownEnvoys(site)).toEqual([]);
    const moved: string[][] = [];
    for (const command of COMMANDS.slice(5)) {
      // WHEN a command of the page is run
      const applies = command.includes("apply");
      const steps = stepsIn(await site.run(applies ? [...command, "-json"] : command));
      if (!applies) continue;
      // THEN no object of App Mesh is touched, and Deployments and Services stay what they are
      expect(objectsIn(steps)).toEqual([]);
      expectNothingCut(steps);
      expect([deploymentsOf(site), servicesOf(site)]).toEqual(running);
      if (command.some((word) => word.endsWith("-workloads"))) moved.push(updated(steps));
    }
    // AND pods change in their stage alone
    expect(moved).toEqual([[], PODS, []]);
    expect(ownEnvoys(site)).toEqual(PODS);
    expect(await site.terraform("app-mesh-gone", "plan")).toEqual([]);
  }, 600_000);

  test("with App Mesh's controller, back and forth, to an App Mesh that answers and to one that is gone", async () => {
    // GIVEN the example with the controller applied to App Mesh
    mkdirSync(join(folder.path, "controller/deployments"), { recursive: true });
    const [, , , init, apply] = COMMANDS;
    const answers = await Site.applied(join(folder.path, "controller"), WORKLOADS, []);
    const file = `deployments/${NAME}.yaml`;
    const text = readFileSync(join(answers.path, file), "utf8");
    writeFileSync(join(answers.path, file), text.replace(/^  namespace: orders$/m, "$&\n  injection: controller"));
    answers.synth(file);
    for (const command of [init!, apply!]) await answers.run(command);
    const gone = answers.copyTo(join(folder.path, "gone"));
    const running = [deploymentsOf(answers), servicesOf(answers)];
    const objects = answers.objects();
    expect(objects.length).toBeGreaterThan(10);
    const walk = async (site: Site, world: "healthy" | "app-mesh-gone", stage: string) => {
      site.synth(stage);
      const steps = await site.terraform(world, "apply", "-auto-approve");
      expectNothingCut(steps);
      expect([deploymentsOf(site), servicesOf(site)]).toEqual(running);
      return steps;
    };
    // WHEN the stages are walked while App Mesh answers, one of them back and again, and then all the way back
    await answers.run(["migrate", file, "--app-mesh", "answers", "--waves", "--out", "stages"]);
    const walked = [];
    for (const stage of ["stages/02-wave-1.yaml", "stages/03-wave-2.yaml", "stages/02-wave-1.yaml", file]) {
      const steps = await walk(answers, "healthy", stage);
      walked.push(updated(steps));
      // THEN the controller's objects stay as they are
      expect(objectsIn(steps)).toEqual([]);
    }
    const second = ["catalog-v1", "catalog-v2", "stock"];
    expect(walked).toEqual([["desk"], second, second, ["desk"]]);
    expect(ownEnvoys(answers)).toEqual([]);
    expect(answers.objects()).toEqual(objects);
    // WHEN the way is walked to its end
    await walk(answers, "healthy", "stages/04-wave-3.yaml");
    expect(ownEnvoys(answers)).toEqual(PODS);
    const last = await walk(answers, "healthy", "stages/05-without-app-mesh.yaml");
    // THEN the objects are deleted with the controller, and no pod changes
    expect(objectsIn(of(last, "delete")).sort()).toEqual(objects.sort());
    expect(addresses(of(last, "delete"), "helm_release")).toHaveLength(1);
    expect(updated(last)).toEqual([]);

    // WHEN App Mesh is gone
    await gone.run(["migrate", file, "--waves", "--out", "stages"]);
    const pods = [];
    for (const stage of ["01-prepare", "02-wave-1", "03-without-app-mesh"]) {
      const steps = await walk(gone, "app-mesh-gone", `stages/${stage}.yaml`);
      // THEN nobody asks for the deletion of an object whose finalizer would never go
      expect(objectsIn(steps)).toEqual([]);
      expect(gone.objects()).toEqual([]);
      pods.push(updated(steps));
      // AND the controller is there as long as it injects
      const released = gone.attributes("helm_release", "name");
      expect(released).toHaveLength(stage === "03-without-app-mesh" ? 0 : 1);
    }
    expect(pods).toEqual([[], PODS, []]);
    expect(ownEnvoys(gone)).toEqual(PODS);
    expect(await gone.terraform("app-mesh-gone", "plan")).toEqual([]);
  }, 900_000);
});
