import type { DataSource } from "./data-source";

export const callerIdentity: DataSource = {
  type: "aws_caller_identity",
  regional: false,
  read: ({ scenario }) => ({
    id: scenario.account,
    account_id: scenario.account,
    arn: `arn:${scenario.partition}:iam::${scenario.account}:user/rehearsal`,
    user_id: "AIDAREHEARSAL00000000",
  }),
};
