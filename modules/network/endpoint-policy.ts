import { bucketsOfAws } from "../../aws";
import type { EndpointPolicy, TrustedPrincipals } from "../../deployment";
import { escapeTemplates } from "../../rules";
import { policyDocument } from "../terraform/policy";
import type { PolicyStatement } from "../terraform/policy";
import type { CallerAccount } from "./caller-account";

type Side = "Principal" | "Resource";

/** The policy of an endpoint as text; undefined for AWS's own, which lets everybody through. */
export function endpointPolicyText(
  policy: EndpointPolicy,
  service: string,
  account: CallerAccount,
): string | undefined {
  if (policy === undefined) return undefined;
  if ("Statement" in policy) return JSON.stringify(escapeTemplates(policy));
  return policyDocument([
    ...conditionsOf("Principal", policy, account).map(([whose, Condition]) => ({
      ...EVERYTHING,
      Sid: `Principals${whose}`,
      Condition,
    })),
    { ...EVERYTHING, Sid: "AwsItself", Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } },
    ...exceptionsOf(service, policy, account),
  ]);
}

const EVERYTHING = { Principal: "*", Action: ["*"], Resource: ["*"] } as const;

/** What comes without credentials of anybody here. */
function exceptionsOf(service: string, policy: TrustedPrincipals, account: CallerAccount): PolicyStatement[] {
  const { partition, region } = account;
  if (service === "s3") {
    const Resource = bucketsOfAws(region).map((bucket) => `arn:${partition}:s3:::${bucket}/*`);
    return [{ Sid: "ReadWhatAwsOffers", Principal: "*", Action: ["s3:GetObject"], Resource }];
  }
  if (service !== "sts") return [];
  // A pod shows a token of its cluster and nothing else.
  return conditionsOf("Resource", policy, account).map(([whose, Condition]) => ({
    Sid: `TokensForRoles${whose}`,
    Principal: "*",
    Action: ["sts:AssumeRoleWithWebIdentity"],
    Resource: ["*"],
    Condition,
  }));
}

/** Conditions of which one has to hold. */
function conditionsOf(side: Side, { accounts, organizations, units }: TrustedPrincipals, account: CallerAccount) {
  const of: [whose: string, condition: NonNullable<PolicyStatement["Condition"]>][] = [
    ["OfAccounts", { StringEquals: { [`aws:${side}Account`]: [`\${${account.accountId}}`, ...accounts] } }],
  ];
  if (organizations.length > 0) {
    of.push(["OfOrganizations", { StringEquals: { [`aws:${side}OrgID`]: organizations } }]);
  }
  if (units.length > 0) {
    // A path begins with the organization and its root, and may have units above and below this one.
    const paths = units.map((unit) => `${unit.replace("/", "/*/")}/*`);
    of.push(["OfUnits", { "ForAnyValue:StringLike": { [`aws:${side}OrgPaths`]: paths } }]);
  }
  return of;
}
