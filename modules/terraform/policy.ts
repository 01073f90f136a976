type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of an IAM policy. */
export interface PolicyStatement {
  readonly Sid: string;
  /** @default - Allow */
  readonly Effect?: "Allow" | "Deny";
  /**
   * Whom the statement is about, in the policy of a resource.
   * @default - whoever has the policy
   */
  readonly Principal?: "*" | Readonly<Record<string, string>>;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  /** @default - none */
  readonly Condition?: Conditions;
}

/** An IAM policy document as text, in the order in which it is given. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ Sid, Effect = "Allow", Principal, Action, Resource, Condition }) => ({
      Sid,
      Effect,
      ...(Principal === undefined ? {} : { Principal }),
      Action,
      Resource,
      ...(Condition === undefined ? {} : { Condition }),
    })),
  });
}

/** The trust that lets an AWS service take a role. */
export function trustOf(service: string, condition?: Conditions): string {
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

/** The trust that lets whoever has a token of an identity provider take a role. */
export function webIdentityTrust(providerArn: string, condition: Conditions): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: providerArn },
        Condition: condition,
      },
    ],
  });
}
