import { networkSite } from "../../support/unit/network-sites";
import { OUTPOST } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

const rack = (subnet: { cidr: string } | { id: string }) => [
  { name: "factory", arn: OUTPOST, subnets: [{ name: "containers", ...subnet }] },
];

test("the default security group of a new VPC is taken over with no rule, which a plan says in so many words", () => {
  // WHEN
  const stack = stackOf(networkSite(rack({ cidr: "10.40.128.0/20" })));
  // THEN
  expect(stack.all("aws_default_security_group")).toEqual({
    main: { vpc_id: "${aws_vpc.main.id}", ingress: [], egress: [], tags: { Name: "shop-default" } },
  });
});

test("that of an existing VPC is left alone: what else is in the VPC may use it", () => {
  // WHEN
  const vpc = { id: "vpc-0f00ba4c0ffee1234" };
  const stack = stackOf(networkSite(rack({ id: "subnet-0a1b2c3d" }), { vpc, endpoints: "existing" }));
  // THEN
  expect(stack.kinds).not.toContain("aws_default_security_group");
});
