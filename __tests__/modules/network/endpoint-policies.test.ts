import { ENDPOINTS_WITH_POLICIES } from "../../../aws";
import type { Deployment } from "../../../deployment";
import { endpointSite, STATEMENT } from "../../support/unit/endpoint-policy-cases";
import { extended, local } from "../../support/unit/eks-cases";
import { OUTPOST, orders } from "../../support/unit/sites";
import { stackOf } from "../../support/unit/stacks";

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const OWN = "${data.aws_caller_identity.network.account_id}";
const ORGANIZATION = "arn:aws:organizations::111122223333:organization/o-a1b2c3d4e5";
const UNIT = "arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/ou-f6g7-h8i9j0k1";

/** The statements of each endpoint's policy; endpoints with AWS's own are missing. */
function policiesOf(deployment: Deployment): Readonly<Record<string, readonly Statement[]>> {
  const endpoints = Object.entries(stackOf(deployment).all<{ policy?: string }>("aws_vpc_endpoint"));
  return Object.fromEntries(
    endpoints.flatMap(([name, { policy }]) =>
      policy === undefined ? [] : [[name, (JSON.parse(policy) as { Statement: Statement[] }).Statement] as const],
    ),
  );
}
const conditionsOf = (statements: readonly Statement[] | undefined) => statements?.map(({ Condition }) => Condition);

const BY_ACCOUNT = { StringEquals: { "aws:PrincipalAccount": [OWN] } };
const BY_AWS = { Bool: { "aws:PrincipalIsAWSService": "true" } };

describe("the endpoints of a new VPC", () => {
  const policies = policiesOf(orders());

  test("let this account's principals through, and AWS itself", () => {
    for (const name of ["ecr-api", "ecr-dkr", "ecs", "logs"]) {
      expect(conditionsOf(policies[name])).toEqual([BY_ACCOUNT, BY_AWS]);
    }
  });

  test("keep AWS's own policy where none is evaluated, or is not known to be", () => {
    const without = stackOf(orders())
      .names("aws_vpc_endpoint")
      .filter((name) => !(name in policies));
    expect(without).toEqual(["appmesh-envoy-management", "ecs-agent", "ecs-telemetry"]);
    expect(ENDPOINTS_WITH_POLICIES).not.toEqual(expect.arrayContaining(without));
  });

  test("let everybody read the layers of images, which ECR signs for, and what Amazon Linux fetches", () => {
    const offered = policies["s3"]!.find(({ Condition }) => Condition === undefined)!;
    expect(offered.Action).toEqual(["s3:GetObject"]);
    expect(offered.Resource).toEqual(
      expect.arrayContaining([
        "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
        "arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/*",
        "arn:aws:s3:::amazon-ecs-agent-eu-central-1/*",
      ]),
    );
    // AND of no bucket that everybody could own
    expect(
      offered.Resource.filter((each) => !/^arn:aws:s3:::[a-z0-9.-]*(eu-central-1|agent)[a-z0-9.-]*\/\*$/.test(each)),
    ).toEqual([]);
  });
});

test("pods that show a token of their cluster, and no credentials, get those of this account's roles", () => {
  const { sts } = policiesOf(extended());
  expect(conditionsOf(sts)).toEqual(expect.arrayContaining([BY_ACCOUNT, BY_AWS]));
  expect(sts!.filter(({ Action }) => Action.includes("sts:AssumeRoleWithWebIdentity"))).toEqual([
    expect.objectContaining({ Condition: { StringEquals: { "aws:ResourceAccount": [OWN] } } }),
  ]);
});

test("a local cluster's endpoints keep AWS's own policies, because what EKS itself sends is written down nowhere", () => {
  expect(stackOf(local()).names("aws_vpc_endpoint")).toContain("sts");
  expect(policiesOf(local())).toEqual({});
});

test("whom subnets are shared with, and who is trusted besides, goes through, too", () => {
  // GIVEN
  const subnets = [{ name: "containers", cidr: "10.40.128.0/20", sharedWith: ["222233334444", UNIT] }];
  const outposts = [{ name: "factory", arn: OUTPOST, subnets }];
  // WHEN
  const policies = policiesOf(endpointSite({ trusted: ["444455556666", ORGANIZATION, "222233334444"] }, { outposts }));
  // THEN
  expect(conditionsOf(policies["logs"])).toEqual([
    { StringEquals: { "aws:PrincipalAccount": [OWN, "222233334444", "444455556666"] } },
    { StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5"] } },
    { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*/ou-f6g7-h8i9j0k1/*"] } },
    BY_AWS,
  ]);
});

test("S3 is open wherever something may read other people's buckets: with a way to the internet, or unknown routes", () => {
  // GIVEN
  const outpost = { name: "factory", arn: OUTPOST, subnets: [{ name: "containers", cidr: "10.40.128.0/20" }] };
  const regionalSubnets = [
    { name: "endpoints", cidr: "10.40.0.0/26" },
    { name: "public", cidr: "10.40.0.64/28" },
  ];
  const leaving = endpointSite({}, { outposts: [{ ...outpost, egress: { subnet: "public" } }], regionalSubnets });
  const overPremises = endpointSite({}, { outposts: [{ ...outpost, localGateway: { onPremises: ["0.0.0.0/0"] } }] });
  const toPremises = endpointSite({}, { outposts: [{ ...outpost, localGateway: { onPremises: ["10.200.0.0/16"] } }] });
  // THEN
  expect(Object.keys(policiesOf(leaving))).toEqual(["ecr-api", "ecr-dkr", "ecs", "logs"]);
  expect(Object.keys(policiesOf(overPremises))).toEqual(["ecr-api", "ecr-dkr", "ecs", "logs"]);
  expect(Object.keys(policiesOf(toPremises))).toContain("s3");
});

test("an existing VPC's other users are not shut out, unless the file says so", () => {
  // GIVEN
  const vpc = { id: "vpc-0f00ba4c0ffee1234" };
  // THEN
  expect(policiesOf(endpointSite({}, { vpc }))).toEqual({});
  expect(conditionsOf(policiesOf(endpointSite({ allow: "trusted" }, { vpc }))["logs"])).toEqual([BY_ACCOUNT, BY_AWS]);
});

test("policies of one's own take the place of all others, and keep their variables", () => {
  // GIVEN
  const Statement = [{ ...STATEMENT, Resource: "arn:aws:s3:::parts/${aws:PrincipalTag/team}/*" }];
  // WHEN
  const stack = stackOf(endpointSite({ allow: "everybody", services: { s3: { Statement } } }));
  // THEN Terraform does not take a variable of IAM's for a reference
  expect(stack.resource("aws_vpc_endpoint", "s3")["policy"]).toBe(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ ...STATEMENT, Resource: "arn:aws:s3:::parts/$${aws:PrincipalTag/team}/*" }],
    }),
  );
  expect(stack.resource("aws_vpc_endpoint", "logs")).not.toHaveProperty("policy");
  // AND one endpoint can be left to AWS's
  expect(Object.keys(policiesOf(endpointSite({ services: { ecs: "everybody" } })))).toEqual([
    "ecr-api",
    "ecr-dkr",
    "logs",
    "s3",
  ]);
});

test.each([
  [{ allow: "everybody" as const, trusted: ["444455556666"] }, /"trusted" says nothing/],
  [{ trusted: ["4444-5555-6666"] }, /is neither an account/],
  [{ services: { s3: { Statement: [] } } }, /Statement/],
])("endpoint policies that cannot be are refused: %j", (endpointPolicies, words) => {
  expect(() => endpointSite(endpointPolicies)).toThrow(words);
});
