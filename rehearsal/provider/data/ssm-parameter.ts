import { findParameter, parametersByPath } from "../../world";
import { ProviderError } from "../diagnostic";
import type { DataSource } from "./data-source";

export const ssmParameter: DataSource = {
  type: "aws_ssm_parameter",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    const found = findParameter(query.scenario, name);
    if (found === undefined) throw new ProviderError(`reading SSM Parameter (${name}): couldn't find resource`);
    const { arn, value } = found;
    return { id: name, arn, insecure_value: value, name, type: "String", value, version: 1 };
  },
};

export const ssmParametersByPath: DataSource = {
  type: "aws_ssm_parameters_by_path",
  regional: true,
  read(query) {
    const path = query.text("path") ?? "/";
    const found = parametersByPath(query.scenario, path, query.flag("recursive") === true);
    return {
      id: path,
      arns: found.map(({ arn }) => arn),
      names: found.map(({ name }) => name),
      types: found.map(() => "String"),
      values: found.map(({ value }) => value),
    };
  },
};
