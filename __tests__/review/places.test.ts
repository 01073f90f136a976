import { loadScenario, startStandIn, typesInConfiguration } from "../../rehearsal";
import type { StandIn } from "../../rehearsal";
import { asPlan, managedChanges, Places } from "../../review";
import { Terraform } from "../rehearsal/terraform";
import { change, plan } from "../support/unit/plans";
import { OUTPOST } from "../support/unit/sites";

const subnet = (cidr: string, rest: object = {}) => ({
  vpc_id: "${aws_vpc.main.id}",
  cidr_block: cidr,
  availability_zone: "eu-central-1a",
  ...rest,
});
const balancer = (subnets: string[], type?: string) => ({
  subnets,
  ...(type === undefined ? {} : { load_balancer_type: type }),
});
const listener = (name: string) => ({
  load_balancer_arn: `\${aws_lb.${name}.arn}`,
  port: 80,
  default_action: [{ type: "fixed-response", fixed_response: { content_type: "text/plain" } }],
});

const STACK = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } } },
  provider: { aws: [{ region: "eu-central-1" }] },
  data: { aws_subnet: { existing: { id: "subnet-0a10000000000000f" } } },
  resource: {
    aws_vpc: { main: { cidr_block: "10.20.0.0/16" } },
    aws_subnet: {
      rack: subnet("10.20.1.0/24", { outpost_arn: OUTPOST }),
      region: subnet("10.20.2.0/24"),
    },
    aws_internet_gateway: { main: { vpc_id: "${aws_vpc.main.id}" } },
    aws_route_table: { main: { vpc_id: "${aws_vpc.main.id}" } },
    aws_route: {
      out: {
        route_table_id: "${aws_route_table.main.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
    },
    aws_lb: {
      rack: balancer(["${aws_subnet.rack.id}"]),
      existing: balancer(["subnet-0a10000000000000f"]),
      region: balancer(["${aws_subnet.region.id}"]),
      network: balancer(["${aws_subnet.rack.id}"], "network"),
    },
    aws_lb_listener: { rack: listener("rack"), region: listener("region") },
  },
};

describe("the places in a plan that Terraform made", () => {
  let standIn: StandIn;
  let tf: Terraform;
  beforeAll(async () => {
    standIn = await startStandIn({ scenario: loadScenario("scenarios/healthy.yaml"), ...typesInConfiguration(STACK) });
    tf = new Terraform(standIn).write(STACK as never).init();
  });
  afterAll(async () => {
    tf.remove();
    await standIn.stop();
  });

  test("follow what a resource refers to, as far as it is known, and what a plan leaves open", () => {
    // WHEN
    const made = asPlan(tf.plan());
    const places = new Places(made);
    // THEN
    expect(Object.fromEntries(managedChanges(made).map((each) => [each.address, places.of(each)]))).toEqual({
      "aws_internet_gateway.main": "crossing",
      "aws_lb.existing": "outpost",
      "aws_lb.network": "crossing",
      "aws_lb.rack": "outpost",
      "aws_lb.region": "crossing",
      "aws_lb_listener.rack": "outpost",
      "aws_lb_listener.region": "crossing",
      "aws_route.out": "crossing",
      "aws_route_table.main": "region",
      "aws_subnet.rack": "outpost",
      "aws_subnet.region": "region",
      "aws_vpc.main": "region",
    });
  });
});

describe("the places in any plan", () => {
  test("are found without a configuration, by the values alone", () => {
    const places = new Places(plan());
    expect(places.of(change("aws_lb_listener", "x", ["create"]))).toBe("crossing");
    expect(places.of(change("aws_subnet", "x", ["create"], { outpost_arn: OUTPOST }))).toBe("outpost");
  });

  test("are found where things refer to one another in a circle", () => {
    const circle = change("aws_lb_listener", "a", ["create"]);
    const configuration = {
      root_module: {
        resources: [
          { address: "aws_lb_listener.a", expressions: { load_balancer_arn: { references: ["aws_lb_listener.a"] } } },
        ],
      },
    };
    expect(new Places(plan({ resource_changes: [circle], configuration })).of(circle)).toBe("crossing");
  });

  test.each([
    ["a local cluster: on the Outpost", [{ outpost_arns: [OUTPOST] }], "outpost"],
    ["an extended cluster: in the Region", [], "crossing"],
  ])("of objects in %s", (_what, outpostConfig, place) => {
    // GIVEN a stack whose provider meets a cluster that is there
    const service = change("kubernetes_service_v1", "web", ["create"]);
    const cluster = { id: "orders", outpost_config: outpostConfig };
    const places = new Places(
      plan({
        resource_changes: [service],
        prior_state: {
          values: {
            root_module: {
              resources: [
                { address: "data.aws_eks_cluster.main", mode: "data", type: "aws_eks_cluster", values: cluster },
              ],
            },
          },
        },
        configuration: {
          provider_config: {
            kubernetes: {
              expressions: {
                host: { references: ["data.aws_eks_cluster.main.endpoint", "data.aws_eks_cluster.main"] },
              },
            },
          },
          root_module: {
            resources: [{ address: "kubernetes_service_v1.web", provider_config_key: "kubernetes" }],
          },
        },
      }),
    );
    // THEN
    expect(places.of(service)).toBe(place);
  });
});
