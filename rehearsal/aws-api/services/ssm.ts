import { findParameter, parametersByPath } from "../../world";
import type { Parameter } from "../../world";
import { ApiError } from "../errors";
import { pageOf } from "../paging";
import { awsJson } from "../protocols";
import type { Operation, Service } from "../service";
import type { Output } from "../values";

const getParameter: Operation = {
  name: "GetParameter",
  answer(question) {
    const name = question.text("Name") ?? "";
    const found = findParameter(question.scenario, name);
    if (found === undefined) throw new ApiError("ParameterNotFound", `Parameter ${name} not found.`);
    return { Parameter: described(found) };
  },
};

const getParametersByPath: Operation = {
  name: "GetParametersByPath",
  answer(question) {
    const found = parametersByPath(question.scenario, question.text("Path") ?? "/", question.flag("Recursive"));
    const { items, nextToken } = pageOf(question, found, { least: 1, most: 10 });
    return { Parameters: items.map(described), NextToken: nextToken };
  },
};

function described({ name, value, arn }: Parameter): Output {
  return { ARN: arn, DataType: "text", LastModifiedDate: 0, Name: name, Type: "String", Value: value, Version: 1 };
}

export const ssm: Service = {
  name: "ssm",
  protocol: awsJson({ target: "AmazonSSM" }),
  regional: true,
  operations: [getParameter, getParametersByPath],
};
