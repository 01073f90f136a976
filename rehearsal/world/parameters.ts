import type { Scenario } from "../scenario";

/** A parameter of Systems Manager. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly arn: string;
}

/** The parameter of a name; undefined when there is none. */
export function findParameter(scenario: Scenario, name: string): Parameter | undefined {
  if (!Object.hasOwn(scenario.ssmParameters, name)) return undefined;
  return { name, value: scenario.ssmParameters[name]!, arn: parameterArn(scenario, name) };
}

/** The parameters in a folder, and with `recursive` in the folders below it, sorted by name. */
export function parametersByPath(scenario: Scenario, path: string, recursive: boolean): Parameter[] {
  const folder = path.endsWith("/") ? path : `${path}/`;
  return Object.keys(scenario.ssmParameters)
    .filter((name) => name.startsWith(folder))
    .filter((name) => recursive || !name.slice(folder.length).includes("/"))
    .sort()
    .flatMap((name) => findParameter(scenario, name) ?? []);
}

/** AWS's own parameters belong to no account. */
function parameterArn({ partition, region, account }: Scenario, name: string): string {
  const owner = name.startsWith("/aws/") ? "" : account;
  return `arn:${partition}:ssm:${region}:${owner}:parameter${name.startsWith("/") ? "" : "/"}${name}`;
}
