import { bucketsOfAws } from "../../aws";
import { SITE } from "../sample/site";

/** Trust policy of a role that an AWS service takes. */
export function assumedBy(service: string, condition?: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: service },
        ...(condition === undefined ? {} : { Condition: condition }),
      },
    ],
  });
}

/** Policy of `Allow` statements. */
export function allowing(...statements: readonly { Sid: string; Action: string[]; Resource: string[] }[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ Sid, ...rest }) => ({ Sid, Effect: "Allow", ...rest })),
  });
}

/** Services whose endpoints evaluate no policy that is known. */
const WITHOUT_POLICY = ["ecs-agent", "ecs-telemetry"];

/** Policy of an endpoint that this account may go through, and AWS's own buckets for S3's; undefined where there is none. */
export function throughEndpoint(service: string, accountId: string): string | undefined {
  if (WITHOUT_POLICY.includes(service)) return undefined;
  const everything = { Effect: "Allow", Principal: "*", Action: ["*"], Resource: ["*"] };
  const ofAccount = { StringEquals: { "aws:PrincipalAccount": [accountId] } };
  const ofAws = { Bool: { "aws:PrincipalIsAWSService": "true" } };
  const offered = {
    Sid: "ReadWhatAwsOffers",
    Effect: "Allow",
    Principal: "*",
    Action: ["s3:GetObject"],
    Resource: bucketsOfAws(SITE.region).map((bucket) => `arn:aws:s3:::${bucket}/*`),
  };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Sid: "PrincipalsOfAccounts", ...everything, Condition: ofAccount },
      { Sid: "AwsItself", ...everything, Condition: ofAws },
      ...(service === "s3" ? [offered] : []),
    ],
  });
}
