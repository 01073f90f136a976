import type { Scenario } from "../scenario";

/** Who Terraform works as. */
export function caller({ partition, account }: Scenario) {
  return { account, arn: `arn:${partition}:iam::${account}:user/rehearsal`, userId: "AIDAREHEARSAL00000000" };
}
