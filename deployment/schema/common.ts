import { z } from "zod";
import {
  IPV6_ON_OUTPOSTS,
  LOG_RETENTION_DAYS,
  OUTPOST_ARN,
  alignIpv4Cidr,
  looksLikeIpv6,
  parseIpv4Cidr,
} from "../../aws";
import { show } from "../../document";

/** A name that becomes part of resource names: lower-case letters, digits and hyphens. */
export const label = (max = 32) =>
  z.string().regex(new RegExp(`^[a-z](?:[a-z0-9-]{0,${max - 2}}[a-z0-9])?$`), {
    error: (issue) =>
      `${show(issue.input)} is not a name of the allowed form: 1 to ${max} lower-case letters, digits and hyphens, ` +
      "a letter first, no hyphen last.",
  });

const ipv4Problem = (issue: { readonly input?: unknown }): string => {
  const text = String(issue.input);
  if (looksLikeIpv6(text)) return `${show(issue.input)} is IPv6: ${IPV6_ON_OUTPOSTS}. Give an IPv4 block.`;
  const aligned = alignIpv4Cidr(text);
  const meant = aligned === undefined ? "" : ` Did you mean "${aligned}"?`;
  return `${show(issue.input)} is not an IPv4 block of the form a.b.c.d/n with no bits set behind the prefix.${meant}`;
};

/** An IPv4 block in the form `a.b.c.d/n`. */
export const ipv4Cidr = z
  .string()
  .refine((text) => parseIpv4Cidr(text) !== undefined, { error: ipv4Problem })
  .meta({ examples: ["10.40.0.0/16"] });

/** A block of the premises. IPv6 is read, so that a rule can refuse it with its reason. */
export const premisesCidr = z
  .string()
  .refine((text) => looksLikeIpv6(text) || parseIpv4Cidr(text) !== undefined, { error: ipv4Problem })
  .meta({ examples: ["10.200.0.0/16"] });

/** A block a VPC or a subnet may have: /16 to /28 (Amazon VPC user guide, VPC and subnet sizing). */
export const vpcCidr = ipv4Cidr.refine(
  (text) => {
    const prefix = parseIpv4Cidr(text)?.prefix;
    return prefix === undefined || (prefix >= 16 && prefix <= 28);
  },
  { error: (issue) => `${show(issue.input)} has a size that no VPC or subnet can have: /16 to /28 is allowed.` },
);

export const outpostArn = z
  .string()
  .regex(OUTPOST_ARN, {
    error: (issue) =>
      `${show(issue.input)} is not an Outpost ARN. Its form: arn:aws:outposts:REGION:ACCOUNT:outpost/op- and 17 hex ` +
      "digits. `aws outposts list-outposts` prints yours.",
  })
  .meta({ examples: ["arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718"] });

/** Text such as `500ms`, `15s` or `2m`. */
export const duration = z
  .string()
  .regex(/^(0|[1-9]\d{0,6})(ms|s|m)$/, {
    error: (issue) =>
      `${show(issue.input)} is not a duration: a whole number and ms, s or m, for example 500ms, 15s, 2m.`,
  })
  .meta({ examples: ["500ms", "15s", "2m"] });

/** An AWS resource id of a kind, for example `vpc-0123456789abcdef0`. */
export const resourceId = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`), {
    error: (issue) => `${show(issue.input)} is not an id of the form ${prefix}- and 8 or 17 hex digits.`,
  });

export const instanceType = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, {
  error: (issue) => `${show(issue.input)} is not an EC2 instance type, for example m5.xlarge.`,
});

export const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine((map) => Object.keys(map).length <= 50, { error: "more than 50 tags: AWS allows 50 on a resource." });

/** Days that CloudWatch keeps logs. */
export const logRetentionDays = z.literal(LOG_RETENTION_DAYS);

/** The ARN of a KMS key itself, not of an alias. */
export const kmsKeyArn = z.string().regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, {
  error: (issue) => `${show(issue.input)} is not the ARN of a KMS key: arn:aws:kms:REGION:ACCOUNT:key/ID, no alias.`,
});
