import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadDeployment } from "../../deployment";
import { rulesManifest, synthesizeInto, synthesizeText } from "../../pipeline";
import { asManifest, thingOf } from "../../review";
import { ROOT, temporaryFolder } from "../support/cli";

const FILE = "deployments/orders.yaml";
const loaded = loadDeployment(join(ROOT, FILE));
const written = rulesManifest(loaded, JSON.parse(synthesizeText(loaded.deployment)));
const manifest = asManifest(JSON.parse(JSON.stringify(written)))!;

describe("the manifest beside a plan", () => {
  test.each([
    ["aws_appmesh_virtual_node.catalog-v2", "services.catalog.versions.v2"],
    ["aws_appmesh_route.prices--prices", "services.prices"],
    ["aws_appmesh_mesh.orders", "mesh"],
    ["aws_ecs_service.catalog-v1", "workloads.services.catalog.versions.v1"],
    ["aws_iam_role.task--desk", "workloads.services.desk"],
    ["aws_launch_template.general", "workloads.capacity.general"],
    ["aws_subnet.factory-containers", "network.outposts[0].subnets[0]"],
    ["aws_route_table.endpoints", "network.regionalSubnets[0]"],
    ["aws_vpc.main", "network.vpc"],
    ["aws_service_discovery_service.stock", "services.stock"],
    ["aws_vpc_security_group_egress_rule.call--catalog--prices", "services.catalog"],
    ["terraform_data.OM-P002_factory", "network.outposts[0]"],
    ["check.OM-P010_app-mesh", "region"],
  ])("says that %s comes from %s, and in which line that stands", (address, path) => {
    // GIVEN
    const last = path.split(".").at(-1)!;
    // WHEN
    const thing = thingOf(manifest, address);
    // THEN
    expect(thing).toMatchObject({ file: FILE, path });
    expect(thing!.construct).toMatch(/^orders\//);
    const line = readFileSync(join(ROOT, FILE), "utf8").split("\n")[thing!.line! - 1]!;
    expect(line).toMatch(last.endsWith("]") ? /^ *- name: / : new RegExp(`^ *${last}:`));
  });

  test.each(readdirSync(join(ROOT, "deployments")))(
    "leaves nothing of %s out, and all has a place in the file",
    (file) => {
      // GIVEN
      const example = loadDeployment(join(ROOT, "deployments", file));
      // WHEN
      const { things } = asManifest(rulesManifest(example, JSON.parse(synthesizeText(example.deployment))))!;
      // THEN
      expect(Object.keys(things).length).toBeGreaterThan(10);
      const lost = Object.entries(things).filter(([, { path, line }]) => path === "" || line === undefined);
      expect(lost).toEqual([]);
    },
  );

  test("knows an instance by its resource, and nothing of other resources", () => {
    expect(thingOf(manifest, 'aws_vpc.main["a"]')).toEqual(thingOf(manifest, "aws_vpc.main"));
    expect(thingOf(manifest, "aws_vpc.other")).toBeUndefined();
    expect(thingOf(manifest, "constructor")).toBeUndefined();
  });

  test("is written by synth, too, where the plan of the stack will be", () => {
    const folder = temporaryFolder();
    try {
      const [configuration] = synthesizeInto(folder.path, [loaded]);
      const beside = readFileSync(join(dirname(configuration!), "rules.json"), "utf8");
      expect(JSON.parse(beside)).toEqual(JSON.parse(JSON.stringify(written)));
    } finally {
      folder.remove();
    }
  });

  test("names no path of the machine", () => {
    expect(JSON.stringify(written)).not.toContain(ROOT);
  });
});

describe("asManifest", () => {
  test.each([
    ["nothing", undefined],
    ["a list", []],
    ["another version", { ...written, schemaVersion: 99 }],
    ["a thing that is a text", { ...written, things: { "aws_vpc.main": "x" } }],
    ["a finding without a message", { ...written, findings: [{ rule: "OM-M001" }] }],
    ["a hop without takers", { ...written, hops: [{ rule: "OM-L001" }] }],
  ])("does not take %s for one", (_name, value) => {
    expect(asManifest(value)).toBeUndefined();
  });
});
