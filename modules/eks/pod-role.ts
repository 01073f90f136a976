import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { named, reference } from "../terraform";
import { policyDocument, webIdentityTrust } from "../terraform/policy";
import type { PolicyStatement } from "../terraform/policy";
import type { TokenIssuer } from "./token-issuer";

export interface PodRoleProps {
  /** Name of the role, by which service accounts refer to it. */
  readonly name: string;
  /** What the role is called in the plan. */
  readonly subject: string;
  readonly issuer: TokenIssuer;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly statements: readonly PolicyStatement[];
}

/** The role of one service account: pods that run as it, and nothing else, may take it. It may do nothing by default. */
export class PodRole extends Construct {
  constructor(scope: Construct, id: string, props: PodRoleProps) {
    super(scope, id);
    const { name, subject, issuer, namespace, serviceAccount, statements } = props;
    const assumeRolePolicy = webIdentityTrust(issuer.providerArn, {
      StringEquals: {
        [`${issuer.host}:aud`]: "sts.amazonaws.com",
        [`${issuer.host}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    });
    const role = named(new IamRole(this, "role", { name, assumeRolePolicy }), "pod", subject);
    if (statements.length === 0) return;
    named(
      new IamRolePolicy(this, "policy", {
        name: "pod",
        role: reference(role, "name"),
        policy: policyDocument(statements),
      }),
      "pod",
      subject,
    );
  }
}
