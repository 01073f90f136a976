import type { StandIn } from "../../rehearsal";
import { loadScenario, startStandIn, typesInConfiguration } from "../../rehearsal";
import { deriveProviderSchema } from "../../rehearsal/schema";
import { minimalConfig } from "./minimal-config";
import { PRODUCT_TYPES } from "./product-types";
import type { StackJson } from "./stack";
import { smallStack } from "./stack";
import { changeOf, checkStatus, managedActions, Terraform } from "./terraform";

const TYPES = typesInConfiguration(smallStack()).types;
const standIns: StandIn[] = [];
const folders: Terraform[] = [];

async function standInFor(scenario: string, types: readonly string[] = TYPES): Promise<StandIn> {
  const standIn = await startStandIn({ scenario: loadScenario(`scenarios/${scenario}.yaml`), types });
  standIns.push(standIn);
  return standIn;
}

function terraform(standIn: StandIn, stack: StackJson = smallStack()): Terraform {
  const folder = new Terraform(standIn).write(stack).init();
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  folders.forEach((folder) => folder.remove());
  await Promise.all(standIns.map((standIn) => standIn.stop()));
});

describe("Terraform against the stand-in", () => {
  describe("in a healthy world", () => {
    let healthy: StandIn;
    beforeAll(async () => {
      healthy = await standInFor("healthy");
    });

    test("creates everything, then finds nothing to change, then destroys everything", () => {
      const tf = terraform(healthy);
      // WHEN planned for the first time
      const first = tf.plan();
      // THEN every resource is created, and what AWS chooses is unknown
      expect(Object.values(managedActions(first))).toEqual(Array(16).fill("create"));
      expect(changeOf(first, "aws_vpc.main").after_unknown).toMatchObject({ id: true, arn: true, owner_id: true });
      expect(changeOf(first, "aws_vpc.main").after).toMatchObject({
        region: "eu-central-1",
        tags_all: { Name: "orders", project: "rehearsal" },
      });
      expect(checkStatus(first)).toEqual({ "check.outpost_installed": "pass", "check.app_mesh_in_region": "pass" });
      // WHEN applied and planned again
      tf.apply();
      expect(managedActions(tf.plan())).toEqual({});
      // THEN the state is what AWS would say
      const state = tf.state();
      expect(state["aws_vpc.main"]).toMatchObject({
        id: expect.stringMatching(/^vpc-[0-9a-f]{17}$/),
        owner_id: "111122223333",
        main_route_table_id: expect.stringMatching(/^rtb-[0-9a-f]{17}$/),
      });
      expect(state["aws_subnet.outpost"]).toMatchObject({
        vpc_id: state["aws_vpc.main"]!["id"],
        outpost_arn: "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718",
        availability_zone_id: "euc1-az2",
      });
      expect(state["aws_appmesh_route.catalog"]!["arn"]).toBe(
        "arn:aws:appmesh:eu-central-1:111122223333:mesh/orders/virtualRouter/catalog/route/all",
      );
      expect(state["aws_ecs_service.catalog"]!["id"]).toBe(
        "arn:aws:ecs:eu-central-1:111122223333:service/orders/catalog",
      );
      // WHEN destroyed
      tf.run("destroy", "-auto-approve");
      expect(tf.state()).toEqual({});
    });

    test("changes an argument in place and keeps what AWS chose", () => {
      const tf = terraform(healthy).apply();
      const before = tf.state();
      // GIVEN
      const stack = smallStack();
      stack.resource["aws_ecs_service"]!["catalog"]!["desired_count"] = 5;
      stack.resource["aws_vpc"]!["main"]!["tags"] = { Name: "other" };
      // WHEN
      const plan = tf.write(stack).plan();
      tf.apply();
      // THEN
      expect(managedActions(plan)).toEqual({ "aws_ecs_service.catalog": "update", "aws_vpc.main": "update" });
      expect(tf.state()["aws_vpc.main"]).toEqual({
        ...before["aws_vpc.main"],
        tags: { Name: "other" },
        tags_all: { Name: "other", project: "rehearsal" },
      });
      expect(tf.state()["aws_ecs_service.catalog"]).toEqual({ ...before["aws_ecs_service.catalog"], desired_count: 5 });
    });

    test("replaces a resource whose argument cannot change", () => {
      const stack = smallStack();
      // EC2 would not delete a subnet that these stand in.
      delete stack.resource["aws_ecs_service"];
      delete stack.resource["aws_vpc_endpoint"];
      delete stack.output;
      const tf = terraform(healthy, stack).apply();
      const before = tf.state()["aws_subnet.outpost"]!["id"];
      stack.resource["aws_subnet"]!["outpost"]!["cidr_block"] = "10.20.2.0/24";
      // WHEN
      const plan = tf.write(stack).plan();
      tf.apply();
      // THEN
      expect(managedActions(plan)).toMatchObject({ "aws_subnet.outpost": "delete+create" });
      expect(changeOf(plan, "aws_subnet.outpost").replace_paths).toEqual([["cidr_block"]]);
      expect(tf.state()["aws_subnet.outpost"]!["id"]).not.toBe(before);
      expect(managedActions(tf.plan())).toEqual({});
    });

    test("gives a computed attribute a new value where AWS does", async () => {
      const template = (description: string): StackJson => ({
        resource: { aws_launch_template: { nodes: { name: "nodes", description } } },
      });
      const standIn = await standInFor("healthy", ["aws_launch_template"]);
      const tf = terraform(standIn, template("one")).apply();
      // WHEN
      const plan = tf.write(template("two")).plan();
      // THEN
      expect(changeOf(plan, "aws_launch_template.nodes").after_unknown).toEqual(
        expect.objectContaining({ latest_version: true }),
      );
    });

    test("plans nothing more after an apply for any type, the odd ones too", async () => {
      // GIVEN sets with computed collections, and values of any type, beside all types of the product
      const types = [...PRODUCT_TYPES, "aws_lightsail_instance_public_ports", "aws_wafv2_rule_group"];
      const { resources } = deriveProviderSchema({ types, dataTypes: [] });
      const resource = Object.fromEntries(types.map((type) => [type, { any: minimalConfig(resources[type]!) }]));
      // WHEN
      const tf = terraform(await standInFor("healthy", types), { resource }).apply();
      // THEN
      expect(Object.keys(tf.state())).toHaveLength(types.length);
      expect(managedActions(tf.plan())).toEqual({});
    });

    test("says the same on every run", async () => {
      const state = (standIn: StandIn) => terraform(standIn).apply().state();
      expect(state(await standInFor("healthy"))).toEqual(state(await standInFor("healthy")));
    });

    test("gives two resources of the same content ids of their own", async () => {
      const standIn = await standInFor("healthy", ["aws_route_table"]);
      const stack: StackJson = {
        resource: { aws_route_table: { main: { count: 3, vpc_id: "vpc-0f00ba4c0ffee1234" } } },
      };
      const ids = Object.values(terraform(standIn, stack).apply().state()).map((values) => values["id"]);
      expect(new Set(ids).size).toBe(3);
    });

    test("serves aliased providers side by side, each with its default tags", async () => {
      const standIn = await standInFor("healthy", ["aws_vpc"]);
      const stack: StackJson = {
        provider: {
          aws: [
            { region: "eu-central-1", default_tags: [{ tags: { team: "one" } }] },
            { region: "eu-central-1", alias: "other", default_tags: [{ tags: { team: "two" } }] },
          ],
        },
        resource: {
          aws_vpc: { a: { cidr_block: "10.0.0.0/16" }, b: { cidr_block: "10.1.0.0/16", provider: "aws.other" } },
        },
      };
      const state = terraform(standIn, stack).apply().state();
      expect(state["aws_vpc.a"]!["tags_all"]).toEqual({ team: "one" });
      expect(state["aws_vpc.b"]!["tags_all"]).toEqual({ team: "two" });
    });

    test("lets Terraform refuse what the provider does not have, and what it needs", () => {
      const stack = smallStack();
      stack.resource["aws_subnet"]!["outpost"]!["outpost_arm"] = "x";
      delete stack.resource["aws_subnet"]!["outpost"]!["vpc_id"];
      const { status, output } = terraform(healthy, stack).try("validate");
      expect(status).toBe(1);
      expect(output).toMatch(/No argument or block type is named "outpost_arm"/);
      expect(output).toMatch(/The argument "vpc_id" is required/);
    });

    test("refuses a required block that a dynamic block leaves out", () => {
      const stack = smallStack();
      const router = stack.resource["aws_appmesh_virtual_router"]!["catalog"]!;
      delete router["spec"];
      router["dynamic"] = { spec: { for_each: [], content: {} } };
      const { status, output } = terraform(healthy, stack).try("plan");
      expect(status).toBe(1);
      expect(output).toMatch(/At least 1 "spec" blocks are required/);
    });

    test("imports what exists in the scenario and reports what does not", async () => {
      const standIn = await standInFor("healthy", ["aws_vpc"]);
      const stack: StackJson = {
        resource: {
          aws_vpc: { main: { cidr_block: "10.60.0.0/16", enable_dns_hostnames: true, tags: { Name: "factory" } } },
        },
      };
      const tf = terraform(standIn, stack);
      tf.run("import", "aws_vpc.main", "vpc-0f00ba4c0ffee1234");
      expect(managedActions(tf.plan())).toEqual({});
      const missing = terraform(standIn, stack).try("import", "aws_vpc.main", "vpc-00000000000000000");
      expect(missing.output).toMatch(/Cannot import non-existent remote object/);
    });
  });

  describe("in a world where something is missing", () => {
    test("a missing Outpost is the AWS provider's error", async () => {
      const { status, output } = terraform(await standInFor("outpost-missing")).try("plan");
      expect(status).toBe(1);
      expect(output).toMatch(/no Outposts Outpost found matching criteria; try different search/);
    });

    test("an assertion of a check fails as a warning", async () => {
      const tf = terraform(await standInFor("outpost-pending"));
      expect(tf.run("plan")).toMatch(/Warning: Check block assertion failed.*The Outpost is not active\./);
      expect(checkStatus(tf.plan())).toMatchObject({ "check.outpost_installed": "fail" });
    });

    test("a check's own data source fails as a warning", async () => {
      const stack = smallStack();
      delete stack.data["aws_vpc_endpoint_service"];
      delete stack.resource["aws_vpc_endpoint"];
      const output = terraform(await standInFor("region-without-app-mesh"), stack).run("plan");
      expect(output).toMatch(/Warning: reading SSM Parameter \(\/aws\/service\/.*\): couldn't find resource/);
    });

    test("a data source that no scenario answers says which ones are", async () => {
      const standIn = await startStandIn({
        scenario: loadScenario("scenarios/healthy.yaml"),
        types: [],
        dataTypes: ["aws_ami"],
      });
      standIns.push(standIn);
      const stack: StackJson = { data: { aws_ami: { any: { owners: ["self"] } } } };
      const { status, output } = terraform(standIn, stack).try("plan");
      expect(status).toBe(1);
      expect(output).toMatch(/does not answer the data source aws_ami.*aws_outposts_outpost/);
    });

    test("another Region than the scenario's is refused", async () => {
      const stack = smallStack();
      stack.provider["aws"] = [{ region: "eu-west-1" }];
      const { output } = terraform(await standInFor("healthy"), stack).try("plan");
      expect(output).toMatch(/the scenario "healthy" describes eu-central-1 only/);
    });
  });
});
