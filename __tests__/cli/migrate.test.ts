import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runCli, temporaryFolder } from "../support/cli";

const ORDERS = readFileSync(join(ROOT, "deployments/orders.yaml"), "utf8");

describe("outpost-mesh migrate", () => {
  const folder = temporaryFolder();
  const cwd = folder.path;
  afterAll(() => folder.remove());
  const migrate = (...args: string[]) => runCli(["migrate", ...args], { cwd });
  const files = (name: string) =>
    Object.fromEntries(readdirSync(join(cwd, name)).map((file) => [file, readFileSync(join(cwd, name, file), "utf8")]));
  beforeAll(() => {
    mkdirSync(join(cwd, "site"));
    writeFileSync(join(cwd, "site/orders.yaml"), ORDERS);
  });

  test("writes the deployment as it was written, once for each stage, and the text that leads through them", async () => {
    // WHEN
    const { code, stdout } = await migrate("site/orders.yaml");
    // THEN
    const written = files("orders-migration");
    expect([code, stdout.trim().split("\n")]).toEqual([
      0,
      Object.keys(written)
        .sort((a, b) => (a === "README.md" ? -1 : b === "README.md" ? 1 : a < b ? -1 : 1))
        .map((name) => `orders-migration/${name}`),
    ]);
    const stage = written["03-catalog.yaml"]!;
    expect(stage).toContain("api: gone\n      nodes:\n        - prices\n        - stock\n");
    // Comments stay, and what is relative to the file leads where it led.
    expect(stage).toContain("# Terminals on the shop floor, outside the mesh.");
    expect(stage).toContain("scenario: ../scenarios/healthy.yaml");
    expect(stage).toContain("$schema=../docs/schema/deployment.schema.json");
    // The last is the deployment with one key more, and lists with room in their brackets.
    const text = ORDERS.replace(/^mesh:\n/m, "mesh:\n  controlPlane: envoy\n").replaceAll(/\[(.*)\]/g, "[ $1 ]");
    expect(written["06-without-app-mesh.yaml"]!.split("\n").slice(2).join("\n").trim()).toBe(text.trim());
    expect(written["README.md"]).toContain(
      "aws ecs wait services-stable --cluster orders --services orders-catalog-v1",
    );
    expect(written["README.md"]).toContain("apply -refresh=false");
    expect(JSON.stringify(written)).not.toContain(cwd);
  });

  test("leaves a folder alone that is there, writes the same bytes with --force, and never over what is not its own", async () => {
    const before = files("orders-migration");
    const refused = await migrate("site/orders.yaml");
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("orders-migration is there already")]);
    expect((await migrate("site/orders.yaml", "--force")).code).toBe(0);
    expect(files("orders-migration")).toEqual(before);
    writeFileSync(join(cwd, "orders-migration/notes.txt"), "mine");
    const others = await migrate("site/orders.yaml", "--force");
    expect([others.code, others.stderr]).toEqual([2, expect.stringContaining("no migration wrote: notes.txt")]);
    expect(readdirSync(cwd).sort()).toEqual(["orders-migration", "site"]);
  });

  test("lists everything that cannot be carried over, and writes nothing", async () => {
    const { code, stderr } = await migrate(join(ROOT, "deployments/full-mesh.yaml"), "--out", "full");
    expect(code).toBe(1);
    for (const rule of ["OM-E001", "OM-E002"]) expect(stderr).toMatch(new RegExp(`:\\d+:\\d+ error ${rule} `));
    expect(readdirSync(cwd)).not.toContain("full");
  });

  test("writes stages of pods, and what App Mesh's controller leaves behind is told", async () => {
    const pods = readFileSync(join(ROOT, "deployments/orders-eks-existing.yaml"), "utf8");
    const injection = "$&\n  injection: controller\n  controller: { replicas: 3 }";
    writeFileSync(join(cwd, "site/pods.yaml"), pods.replace(/^  namespace: orders$/m, injection));
    // WHEN
    const { code } = await migrate("site/pods.yaml", "--out", "pods");
    // THEN the controller injects up to the last stage, which is the deployment with one key more and without it
    expect(code).toBe(0);
    const written = files("pods");
    expect(written["05-stock.yaml"]).toContain("  injection: controller\n");
    const text = pods.replace(/^mesh:\n/m, "mesh:\n  controlPlane: envoy\n").replaceAll(/\[(.*)\]/g, "[ $1 ]");
    expect(plain(written["06-without-app-mesh.yaml"]!.split("\n").slice(2).join("\n"))).toBe(plain(text));
    // AND the text has commands for both stacks, in the cluster first when permissions go, and none that asks App Mesh
    const { "README.md": guide } = written;
    const at = (words: string) => guide!.lastIndexOf(words);
    expect(at("orders-eks-existing-workloads apply")).toBeLessThan(at("orders-eks-existing apply"));
    expect(guide).toContain("kubectl -n orders rollout status deployment/catalog-v2");
    expect(guide).toContain("kubectl -n orders rollout undo deployment/stock");
    expect(guide).toMatch(
      /get gatewayroutes\.appmesh\.k8s\.aws,.* -l app\.kubernetes\.io\/part-of=orders-eks-existing/,
    );
    expect(guide).toContain(`'{"metadata":{"finalizers":null}}'`);
    expect(guide).not.toMatch(/refresh=false|aws ecs/);
  });

  test("refuses a circle without its users' consent, once App Mesh is gone", async () => {
    writeFileSync(join(cwd, "site/circle.yaml"), CIRCLE);
    const refused = await migrate("site/circle.yaml", "--out", "circle");
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringContaining('"a", "b" call one another in a circle'),
    ]);
    const taken = await migrate("site/circle.yaml", "--out", "circle", "--accept-circles", "--json");
    expect(JSON.parse(taken.stdout)).toMatchObject({
      appMesh: "gone",
      stages: [{ kind: "prepare" }, { file: "02-a-and-1-more.yaml", moves: [{ name: "a" }, { name: "b" }] }, {}],
    });
    // The tasks run elsewhere: the text says which Envoy gets which configuration.
    expect(files("circle")["README.md"]).toContain("envoy circle/03-without-app-mesh.yaml --node a");
  });

  test("takes App Mesh's image along, goes on from a stage, and knows when there is nothing to do", async () => {
    const image = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/mirror/aws-appmesh-envoy:v1.29.12.1-prod";
    const own = ORDERS.replace("  platform: ecs\n", `  platform: ecs\n  envoy: { image: "${image}" }\n`);
    writeFileSync(join(cwd, "site/own.yaml"), own);
    expect((await migrate("site/own.yaml", "--app-mesh", "answers", "--out", "own")).code).toBe(0);
    expect(files("own")["02-desk.yaml"]).toMatch(/fromAppMesh:[^]*image: .*aws-appmesh-envoy/);
    expect(files("own")["06-without-app-mesh.yaml"]).not.toContain("aws-appmesh-envoy");
    // WHEN App Mesh is gone in the middle
    expect((await migrate("own/04-stock.yaml", "--out", "rest")).code).toBe(0);
    expect(Object.keys(files("rest"))).toEqual(
      ["01-prepare.yaml", "02-prices.yaml", "03-without-app-mesh.yaml", "README.md"].sort(),
    );
    expect(files("rest")["01-prepare.yaml"]).toMatch(/api: gone\n +nodes:\n +- prices\n +image: .*aws-appmesh-envoy/);
    const done = await migrate("own/06-without-app-mesh.yaml", "--out", "again");
    expect([done.code, done.stderr]).toEqual([2, expect.stringContaining("has no App Mesh any more")]);
  });
});

/** A text without the room in brackets, which rewriting adds. */
const plain = (text: string) => text.replaceAll(/([[{]) | ([\]}])/g, "$1$2").trim();

const CIRCLE = `name: circle
region: eu-central-1
services:
  a: { port: 8080, calls: [b] }
  b: { port: 8080, calls: [a] }
`;
