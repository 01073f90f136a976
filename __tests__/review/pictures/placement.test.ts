import { picturesOf } from "../../../review";
import type { ConfiguredResource, KnownResource, Picture, PlanJson, ResourceChange } from "../../../review";
import { change, manifest, plan } from "../../support/unit/plans";

const ARN = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718";

const outpost: KnownResource = {
  mode: "data",
  type: "aws_outposts_outpost",
  values: {
    arn: ARN,
    name: "factory",
    lifecycle_status: "ACTIVE",
    supported_hardware_type: "RACK",
    availability_zone: "eu-central-1a",
  },
};

const vpc = change("aws_vpc", "main", ["create"], { cidr_block: "10.0.0.0/16", tags: { Name: "site" } });
const racks = change("aws_subnet", "racks", ["create"], {
  cidr_block: "10.0.128.0/20",
  availability_zone: "eu-central-1a",
  outpost_arn: ARN,
  region: "eu-central-1",
});
const endpoints = change("aws_subnet", "endpoints", ["no-op"], {
  cidr_block: "10.0.0.0/26",
  availability_zone: "eu-central-1a",
});

const refers = (address: string, argument: string, ...references: string[]): ConfiguredResource => ({
  address,
  expressions: { [argument]: { references } },
});

function sitePlan(changes: readonly ResourceChange[], resources: readonly ConfiguredResource[]): PlanJson {
  const subnets = ["racks", "endpoints"].map((name) => refers(`aws_subnet.${name}`, "vpc_id", "aws_vpc.main"));
  return plan({
    resource_changes: [vpc, racks, endpoints, ...changes],
    configuration: { root_module: { resources: [...subnets, ...resources] } },
    prior_state: { values: { root_module: { resources: [outpost] } } },
  });
}

function placement(...plans: readonly PlanJson[]): Picture {
  const hop = { rule: "OM-L001", reaches: "App Mesh: configuration", takers: ["desk"] };
  const known = manifest({ hops: [hop as never] });
  return picturesOf(plans.map((each, index) => ({ name: `plan-${index}`, plan: each, manifest: known }))).placement!;
}

const textsOf = ({ svg }: Picture) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text!);

describe("the picture of places", () => {
  const service = change(
    "aws_ecs_service",
    "desk",
    ["update"],
    { name: "desk", desired_count: 3 },
    { desired_count: 2 },
  );
  const gone = change("aws_ecs_service", "old", ["delete"], null, {
    name: "old",
    network_configuration: [{ subnets: ["subnet-1"] }],
  });
  const endpoint = change("aws_vpc_endpoint", "logs", ["create"], { service_name: "com.amazonaws.eu-central-1.logs" });
  const mesh = change("aws_appmesh_mesh", "shop", ["create"], { name: "shop" });
  const route = change("aws_route", "premises", ["create"], {
    destination_cidr_block: "192.168.0.0/16",
    local_gateway_id: "lgw-1",
  });
  const whole = sitePlan(
    [service, endpoint, mesh, route],
    [
      refers("aws_ecs_service.desk", "network_configuration", "aws_subnet.racks.id", "aws_subnet.racks"),
      refers("aws_vpc_endpoint.logs", "subnet_ids", "aws_subnet.endpoints"),
    ],
  );

  test("shows the Region, the VPC in it and on the Outpost, what stands in each subnet, and the service link", () => {
    // WHEN
    const picture = placement(whole);
    // THEN
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining([
        "Region eu-central-1",
        "+ VPC site 10.0.0.0/16",
        "+ VPC site 10.0.0.0/16, extended",
        "eu-central-1a",
        "Outpost factory",
        "+ racks",
        "~ desk ×3",
        "endpoints",
        "+ logs",
        "App Mesh ⇄",
        "service link: App Mesh",
        "Network of the premises",
        "192.168.0.0/16",
      ]),
    );
    expect(picture.alternative).toEqual([
      "VPC site 10.0.0.0/16 is in Region eu-central-1, created.",
      "In eu-central-1a: subnet endpoints 10.0.0.0/26, unchanged, holds 1 endpoint: logs (created).",
      "Outpost factory (rack, ACTIVE, anchored to eu-central-1a) is on the premises.",
      "On Outpost factory: subnet racks 10.0.128.0/20, created, holds 1 ECS service: desk ×3 (changed).",
      "The local gateway of Outpost factory leads to 192.168.0.0/16.",
      expect.stringMatching(/^App Mesh in Region eu-central-1: 1 created; reached over the service link\.$/),
      "Over the service link services reach: App Mesh.",
    ]);
  });

  test("puts what goes where it stood", () => {
    // GIVEN
    const kept = change(
      "aws_subnet",
      "racks",
      ["no-op"],
      { ...racks.change.after, id: "subnet-1" },
      { id: "subnet-1" },
    );
    const shrinking = plan({ resource_changes: [vpc, kept, gone] });
    // THEN
    expect(placement(shrinking).alternative).toContainEqual(
      expect.stringMatching(
        /^On Outpost op-0a1b2c3d4e5f60718: subnet racks .* holds 1 ECS service: old \(removed\)\.$/,
      ),
    );
  });

  test("joins the plans of several deployments on one Outpost", () => {
    // WHEN
    const picture = placement(whole, whole);
    // THEN
    expect(textsOf(picture).filter((text) => text === "Outpost factory")).toHaveLength(1);
    expect(picture.alternative.filter((line) => line.startsWith("On Outpost factory"))).toHaveLength(2);
  });

  test("counts what is too much to be drawn one by one, and names it in the text", () => {
    // GIVEN
    const many = Array.from({ length: 120 }, (_, index) =>
      change("aws_ecs_service", `s${index}`, ["create"], { name: `s${index}`, desired_count: 1 }),
    );
    const references = many.map(({ address }) => refers(address, "network_configuration", "aws_subnet.racks"));
    // WHEN
    const picture = placement(sitePlan(many, references));
    // THEN
    expect(textsOf(picture)).toContainEqual(expect.stringMatching(/^\+ 120 ECS services created: s0, s1, s10, /));
    expect(picture.alternative.join("\n")).toContain("s119 ×1 (created)");
  });

  test("takes names for data, and is the same in every order", () => {
    // GIVEN
    const evil = change("aws_ecs_service", "desk", ["create"], { name: '"><img src=x onerror=alert(1)>' });
    const references = [refers(evil.address, "network_configuration", "aws_subnet.racks")];
    const forwards = sitePlan([evil, mesh], references);
    const backwards = { ...forwards, resource_changes: [...forwards.resource_changes!].reverse() };
    // WHEN
    const { svg } = placement(forwards);
    // THEN
    expect(svg).not.toMatch(/<img/);
    expect(placement(backwards).svg).toBe(svg);
  });
});
