import { securityGroupFilterValues } from "../../../world";
import { ApiError } from "../../errors";
import type { Operation } from "../../service";
import { describe, tagSet } from "./described";

export const describeSecurityGroups: Operation = {
  name: "DescribeSecurityGroups",
  answer(question) {
    const { scenario } = question;
    const all = scenario.securityGroups.map((group) => ({
      id: group.id,
      filterValues: securityGroupFilterValues(scenario, group),
      tags: group.tags,
      output: {
        groupId: group.id,
        securityGroupArn: question.arn("ec2", `security-group/${group.id}`),
        groupName: group.name,
        groupDescription: group.description,
        vpcId: group.vpcId,
        ownerId: scenario.account,
        ipPermissions: [],
        ipPermissionsEgress: [],
        tagSet: tagSet(group.tags),
      },
    }));
    const { items, nextToken } = describe(question, all, {
      ids: "GroupId",
      notFound: (id) => new ApiError("InvalidGroup.NotFound", `The security group '${id}' does not exist`),
    });
    return { securityGroupInfo: items.map(({ output }) => output), nextToken };
  },
};
