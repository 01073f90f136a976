import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { Account } from "../account";
import { named, reference } from "../terraform";

export interface TokenIssuerProps {
  readonly account: Account;
  /** Template: address of the issuer of the cluster's tokens. */
  readonly issuer: string;
  /** Whether IAM trusts the issuer already. */
  readonly existing: boolean;
}

/** The issuer of a cluster's service account tokens, trusted by IAM. */
export class TokenIssuer extends Construct {
  /** Template: the issuer without `https://`, as conditions of policies name it. */
  readonly host: string;
  /** Template: ARN of IAM's record of it. */
  readonly providerArn: string;

  constructor(scope: Construct, id: string, { account, issuer, existing }: TokenIssuerProps) {
    super(scope, id);
    const address = issuer.slice(2, -1);
    // Texts of policies hold no quotes, so the replacement is made outside of them.
    const host = named(new TerraformLocal(this, "host", `\${replace(${address}, "https://", "")}`), "token_issuer");
    this.host = `\${local.${host.friendlyUniqueId}}`;
    this.providerArn = existing
      ? `arn:${account.partition}:iam::${account.accountId}:oidc-provider/${this.host}`
      : reference(
          named(
            new IamOpenidConnectProvider(this, "provider", { url: issuer, clientIdList: ["sts.amazonaws.com"] }),
            "pods",
          ),
          "arn",
        );
  }
}
