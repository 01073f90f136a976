import type { Scenario } from "../../scenario";
import { hostedZoneId, PRIVATE_DNS } from "../../world";
import { ApiError } from "../errors";
import { pageOf } from "../paging";
import { awsJson } from "../protocols";
import type { Question } from "../question";
import type { Operation, Service } from "../service";
import type { Output } from "../values";

type Namespace = Scenario["privateDnsNamespaces"][number];

const listNamespaces: Operation = {
  name: "ListNamespaces",
  answer(question) {
    const found = question.scenario.privateDnsNamespaces.filter((namespace) =>
      question.filters().every(({ name, values }) => values.includes(filterValue(namespace, name))),
    );
    const { items, nextToken } = pageOf(question, found, { least: 1, most: 100 });
    return { Namespaces: items.map((namespace) => described(question, namespace)), NextToken: nextToken };
  },
};

const getNamespace: Operation = {
  name: "GetNamespace",
  answer(question) {
    const id = question.text("Id") ?? "";
    const found = question.scenario.privateDnsNamespaces.find((each) => each.id === id);
    if (found === undefined) throw new ApiError("NamespaceNotFound", `Namespace ${id} not found.`);
    return { Namespace: described(question, found) };
  },
};

const listTagsForResource: Operation = { name: "ListTagsForResource", answer: () => ({ Tags: [] }) };

function filterValue(namespace: Namespace, name: string): string {
  if (name === "TYPE") return PRIVATE_DNS;
  if (name === "NAME") return namespace.name;
  throw new ApiError("InvalidInput", `A rehearsal answers the filters NAME and TYPE here, not ${name}.`);
}

function described(question: Question, namespace: Namespace): Output {
  return {
    Arn: question.arn("servicediscovery", `namespace/${namespace.id}`),
    Description: namespace.description,
    Id: namespace.id,
    Name: namespace.name,
    Properties: { DnsProperties: { HostedZoneId: hostedZoneId(namespace) } },
    Type: PRIVATE_DNS,
  };
}

export const cloudMap: Service = {
  name: "servicediscovery",
  protocol: awsJson({ target: "Route53AutoNaming_v20170314" }),
  regional: true,
  operations: [listNamespaces, getNamespace, listTagsForResource],
};
