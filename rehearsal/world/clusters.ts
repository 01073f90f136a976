import type { Scenario } from "../scenario";

/** The ECS cluster of a name or an ARN, both of which the ECS API takes. */
export function findCluster(
  scenario: Scenario,
  asked: string,
): { readonly name: string; readonly arn: string } | undefined {
  const { partition, region, account, clusters } = scenario;
  const arnOf = (name: string) => `arn:${partition}:ecs:${region}:${account}:cluster/${name}`;
  const name = clusters.find((each) => each === asked || arnOf(each) === asked);
  return name === undefined ? undefined : { name, arn: arnOf(name) };
}
