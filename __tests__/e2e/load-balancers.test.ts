import { Bench } from "../support/faults/bench";
import { outposts, rack, vpc } from "../support/faults/worlds";
import { HTTPS } from "../support/unit/balancer-cases";
import { IMAGE, OUTPOST } from "../support/unit/sites";

/** A load balancer in an existing subnet of the rack. */
const SITE = {
  name: "balanced",
  region: "eu-central-1",
  network: {
    vpc: { id: "vpc-0f00ba4c0ffee1234" },
    outposts: [{ name: "factory", arn: OUTPOST, subnets: [{ name: "floor", id: "subnet-0a10000000000000f" }] }],
    endpoints: "existing" as const,
    loadBalancers: [{ name: "front", subnets: ["floor"], clients: ["10.200.0.0/16"], listeners: [HTTPS] }],
  },
  services: { desk: { port: 8080, exposed: { gateway: "front" } } },
  workloads: {
    platform: "ecs" as const,
    capacity: { general: { type: "m5.xlarge", max: 2 } },
    gateways: { front: {} },
    services: { desk: { image: IMAGE } },
  },
};

describe("a load balancer in an existing subnet", () => {
  let bench: Bench;
  beforeAll(() => (bench = new Bench(SITE)));
  afterAll(() => bench.close());

  test("is planned where the subnet is large enough and the rack has a type to start it on", async () => {
    // WHEN
    const { blocked, statuses } = await bench.plan({});
    // THEN
    expect(blocked).toBe(false);
    expect(statuses).toMatchObject({
      "OM-N066_front-floor": "pass",
      "OM-N067_front-floor": "pass",
      "OM-N085_factory": "pass",
    });
  });

  test("stops the plan where the subnet is too small, and warns where the rack has no such type", async () => {
    // WHEN
    const { blocked, messages } = await bench.plan({
      ...vpc({}, { cidr: "10.60.128.0/28", freeAddresses: 7 }),
      ...outposts(rack({ instanceTypes: ["m5.xlarge", "m5.2xlarge"] })),
    });
    // THEN
    expect(blocked).toBe(true);
    expect(messages).toMatchObject({
      "OM-N066_front-floor": [
        "The subnet floor of the load balancer front is 10.60.128.0/28; /27 or larger is allowed.",
      ],
      "OM-N067_front-floor": ["The subnet floor of the load balancer front has 7 free addresses; 8 are needed."],
      "OM-N085_factory": [
        "Outpost factory has no instance type of the size large, on which front would start. It has: m5.2xlarge, m5.xlarge.",
      ],
    });
  });
});
