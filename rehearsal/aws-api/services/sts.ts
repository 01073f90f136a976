import { caller } from "../../world";
import { awsQuery } from "../protocols";
import type { Operation, Service } from "../service";

const getCallerIdentity: Operation = {
  name: "GetCallerIdentity",
  answer({ scenario }) {
    const { account, arn, userId } = caller(scenario);
    return { Arn: arn, UserId: userId, Account: account };
  },
};

export const sts: Service = {
  name: "sts",
  protocol: awsQuery({ namespace: "https://sts.amazonaws.com/doc/2011-06-15/" }),
  regional: false,
  operations: [getCallerIdentity],
};
