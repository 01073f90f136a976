import type { PlanJson, ResourceChange } from "../../../review";
import { gateway, node, routed } from "../../review/pictures/mesh-plans";
import { change, plan } from "./plans";

const ARN = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718";

/** A mesh of three layers on one Outpost: shops call domains, domains call stores; every tenth service is in two versions. */
export function siteOfSixtyServices(): PlanJson {
  const shops = names("shop", 12);
  const domains = names("domain", 24);
  const stores = names("store", 24);
  const calls = (layer: readonly string[], index: number, count: number) =>
    Array.from({ length: count }, (_, step) => `${layer[(index * 2 + step) % layer.length]!}.shop.internal`);
  const services = [
    ...shops.map((name, index) => ({ name, calls: calls(domains, index, 2) })),
    ...domains.map((name, index) => ({ name, calls: calls(stores, index, 1 + (index % 2)) })),
    ...stores.map((name) => ({ name, calls: [] as string[] })),
  ];
  const mesh = services.flatMap(({ name, calls: called }, index): ResourceChange[] => {
    if (index % 10 !== 0)
      return [...routed(name, { [name]: 1 }, index % 7 === 0 ? null : undefined), node(name, called)];
    const [old, fresh] = [`${name}-v1`, `${name}-v2`];
    return [
      ...routed(name, { [old]: 50, [fresh]: 50 }, { [old]: 90, [fresh]: 10 }),
      node(old, called),
      node(fresh, called),
    ];
  });
  const running = services.map(({ name }, index) =>
    change("aws_ecs_service", name, [index % 7 === 0 ? "create" : "update"], { name, desired_count: 2 }),
  );
  const subnet = change("aws_subnet", "racks", ["no-op"], {
    cidr_block: "10.0.128.0/20",
    availability_zone: "eu-central-1a",
    outpost_arn: ARN,
    region: "eu-central-1",
  });
  const vpc = change("aws_vpc", "main", ["no-op"], { cidr_block: "10.0.0.0/16", tags: { Name: "site" } });
  const standsIn = (address: string) => ({
    address,
    expressions: { network_configuration: [{ subnets: { references: ["aws_subnet.racks.id", "aws_subnet.racks"] } }] },
  });
  return plan({
    timestamp: "2026-11-25T10:00:00Z",
    resource_changes: [vpc, subnet, ...gateway("front", `${shops[0]!}.shop.internal`), ...mesh, ...running],
    configuration: {
      root_module: {
        resources: [
          { address: "aws_subnet.racks", expressions: { vpc_id: { references: ["aws_vpc.main.id", "aws_vpc.main"] } } },
          ...running.map(({ address }) => standsIn(address)),
        ],
      },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              mode: "data",
              type: "aws_outposts_outpost",
              values: {
                arn: ARN,
                name: "factory",
                lifecycle_status: "ACTIVE",
                supported_hardware_type: "RACK",
                availability_zone: "eu-central-1a",
              },
            },
          ],
        },
      },
    },
  });
}

function names(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(2, "0")}`);
}
