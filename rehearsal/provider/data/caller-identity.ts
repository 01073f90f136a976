import { caller } from "../../world";
import type { DataSource } from "./data-source";

export const callerIdentity: DataSource = {
  type: "aws_caller_identity",
  regional: false,
  read({ scenario }) {
    const { account, arn, userId } = caller(scenario);
    return { id: account, account_id: account, arn, user_id: userId };
  },
};
