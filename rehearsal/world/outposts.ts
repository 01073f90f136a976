import type { Scenario, ScenarioOutpost } from "../scenario";

/** The `op-…` part of the ARN. */
export function outpostId(outpost: ScenarioOutpost): string {
  return outpost.arn.slice(outpost.arn.indexOf("/") + 1);
}

/** ARN of the site where an Outpost stands; it belongs to the Outpost's owner. */
export function siteArn(scenario: Scenario, { siteId, ownerId }: ScenarioOutpost): string {
  return `arn:${scenario.partition}:outposts:${scenario.region}:${ownerId}:site/${siteId}`;
}

/** The Outpost of an ARN or id, when the account sees it. */
export function findOutpost(scenario: Scenario, asked: string): ScenarioOutpost | undefined {
  return scenario.outposts.find((each) => each.arn === asked || outpostId(each) === asked);
}
