import type { Scenario } from "../scenario";
import type { FilterValues } from "./filters";

export type ScenarioSecurityGroup = Scenario["securityGroups"][number];

export function securityGroupFilterValues({ account }: Scenario, group: ScenarioSecurityGroup): FilterValues {
  return {
    description: group.description,
    "group-id": group.id,
    "group-name": group.name,
    "owner-id": account,
    "vpc-id": group.vpcId,
  };
}
