import { ProviderError } from "../diagnostic";
import type { DataSource, Query } from "./data-source";

export const ssmParameter: DataSource = {
  type: "aws_ssm_parameter",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    const value = query.scenario.ssmParameters[name];
    if (value === undefined) throw new ProviderError(`reading SSM Parameter (${name}): couldn't find resource`);
    return { id: name, arn: parameterArn(query, name), insecure_value: value, name, type: "String", value, version: 1 };
  },
};

export const ssmParametersByPath: DataSource = {
  type: "aws_ssm_parameters_by_path",
  regional: true,
  read(query) {
    const path = query.text("path") ?? "/";
    const folder = path.endsWith("/") ? path : `${path}/`;
    const found = Object.entries(query.scenario.ssmParameters)
      .filter(([name]) => name.startsWith(folder))
      .filter(([name]) => query.flag("recursive") === true || !name.slice(folder.length).includes("/"))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      id: path,
      arns: found.map(([name]) => parameterArn(query, name)),
      names: found.map(([name]) => name),
      types: found.map(() => "String"),
      values: found.map(([, value]) => value),
    };
  },
};

/** AWS's own parameters belong to no account. */
function parameterArn(query: Query, name: string): string {
  const resource = `parameter${name.startsWith("/") ? "" : "/"}${name}`;
  return query.arn("ssm", resource, name.startsWith("/aws/") ? "" : query.scenario.account);
}
