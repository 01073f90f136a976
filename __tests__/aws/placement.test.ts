import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DATA_PLACEMENTS, PLACES, RESOURCE_PLACEMENTS, SERVICE_PLACES, placeOf } from "../../aws";
import type { Place } from "../../aws";
import { loadDeployment } from "../../deployment";
import { ROOT } from "../support/cli";
import { stackOf } from "../support/unit/stacks";

/** Terraform types that the product's constructs import from the bindings. */
function importedTypes(): { readonly resources: string[]; readonly data: string[] } {
  const sources = ["modules", "stacks"].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(ROOT, room, name), "utf8")),
  );
  const modules = new Set(
    sources.flatMap((text) => [...text.matchAll(/@cdktf\/provider-aws\/lib\/([a-z0-9-]+)/g)].map(([, name]) => name!)),
  );
  modules.delete("provider");
  const typeOf = (name: string) => `aws_${name.replace(/^data-aws-/, "").replaceAll("-", "_")}`;
  const isData = (name: string) => name.startsWith("data-aws-");
  const names = [...modules].sort();
  return { resources: names.filter((name) => !isData(name)).map(typeOf), data: names.filter(isData).map(typeOf) };
}

describe("the table of what runs where", () => {
  test("has every kind of resource and data source that the constructs can make", () => {
    const { resources, data } = importedTypes();
    expect(resources.length).toBeGreaterThan(20);
    expect(resources.filter((type) => !(type in RESOURCE_PLACEMENTS))).toEqual([]);
    expect(data.filter((type) => !(type in DATA_PLACEMENTS))).toEqual([]);
  });

  test.each(readdirSync(join(ROOT, "deployments")))("has every kind in the synthesised deployments/%s", (name) => {
    // GIVEN
    const { text } = stackOf(loadDeployment(join(ROOT, "deployments", name)).deployment);
    const { resource = {}, data = {}, check = {} } = JSON.parse(text) as Record<string, Record<string, object>>;
    const scoped = Object.values(check).flatMap((each) => Object.keys((each as { data?: object }).data ?? {}));
    // THEN
    expect(Object.keys(resource).filter((type) => !(type in RESOURCE_PLACEMENTS))).toEqual([]);
    expect([...Object.keys(data), ...scoped].filter((type) => !(type in DATA_PLACEMENTS))).toEqual([]);
  });

  test("says why and by which source, and is sorted", () => {
    for (const table of [RESOURCE_PLACEMENTS, DATA_PLACEMENTS]) {
      expect(Object.keys(table)).toEqual(Object.keys(table).sort());
      for (const [type, { place, why, source }] of Object.entries(table)) {
        expect([type, why]).toEqual([type, expect.stringMatching(/^[a-zA-Z].{15,}[^.]$/)]);
        expect([type, source]).toEqual([type, expect.stringMatching(/\S{3}/)]);
        expect(PLACES).toContain(place);
      }
    }
  });

  test("names the services that App Mesh's page about Outposts names", () => {
    const services = SERVICE_PLACES.map(({ service }) => service).join("; ");
    for (const name of ["IAM", "Application Load Balancer", "Network", "Classic", "Route 53"]) {
      expect(services).toContain(name);
    }
  });
});

describe("placeOf", () => {
  test.each<[string, Record<string, unknown>, Place]>([
    ["aws_subnet", { outpost_arn: "arn:aws:outposts:…" }, "outpost"],
    ["aws_subnet", { outpost_arn: "" }, "region"],
    ["aws_subnet", { outpost_arn: null }, "region"],
    ["aws_subnet", {}, "region"],
    ["aws_autoscaling_group", {}, "outpost"],
    ["aws_ecs_service", {}, "outpost"],
    ["terraform_data", {}, "plan"],
    ["aws_appmesh_mesh", {}, "crossing"],
    ["aws_vpc_endpoint", { outpost_arn: "arn:aws:outposts:…" }, "crossing"],
    ["aws_eip", {}, "region"],
    ["aws_eip", { customer_owned_ipv4_pool: "ipv4pool-coip-0a1b2c3d" }, "outpost"],
    ["aws_route", { local_gateway_id: "lgw-0a1b2c3d" }, "outpost"],
    ["aws_route", { nat_gateway_id: "nat-0a1b2c3d" }, "crossing"],
    ["aws_route", { network_interface_id: "eni-0a1b2c3d" }, "region"],
    ["aws_ec2_capacity_reservation", { outpost_arn: "arn:aws:outposts:…" }, "outpost"],
    ["aws_lb", {}, "crossing"],
    ["aws_lb", { customer_owned_ipv4_pool: "ipv4pool-coip-0a1b2c3d" }, "outpost"],
    ["aws_quantum_ledger", {}, "unclassed"],
  ])("%s with %j is in the place %s", (type, values, place) => {
    expect(placeOf(type, { values })).toBe(place);
  });

  test("an argument that is set to something not known yet counts as set", () => {
    expect(placeOf("aws_route", { isSet: (argument) => argument === "nat_gateway_id" })).toBe("crossing");
  });

  test("a Network Load Balancer never stands on an Outpost, an Application Load Balancer does in a subnet there", () => {
    const placesReferredTo = () => ["outpost"] as const;
    expect(placeOf("aws_lb", { placesReferredTo })).toBe("outpost");
    expect(placeOf("aws_lb", { values: { load_balancer_type: "application" }, placesReferredTo })).toBe("outpost");
    expect(placeOf("aws_lb", { values: { load_balancer_type: "network" }, placesReferredTo })).toBe("crossing");
  });
});
