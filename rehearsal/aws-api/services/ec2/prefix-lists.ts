import { PREFIX_LIST_OWNER, prefixListFilterValues, prefixLists } from "../../../world";
import type { PrefixList } from "../../../world";
import { ApiError } from "../../errors";
import { pageOf } from "../../paging";
import type { Question } from "../../question";
import type { Operation } from "../../service";
import type { Output } from "../../values";
import { describe } from "./described";

const notFound = (id: string) =>
  new ApiError("InvalidPrefixListID.NotFound", `The prefix list ID '${id}' does not exist`);

export const describePrefixLists: Operation = {
  name: "DescribePrefixLists",
  answer: (question) =>
    answer(question, ({ id, name, cidrs }) => ({ prefixListId: id, prefixListName: name, cidrSet: cidrs })),
};

export const describeManagedPrefixLists: Operation = {
  name: "DescribeManagedPrefixLists",
  answer: (question) =>
    answer(question, ({ id, name }) => ({
      prefixListId: id,
      prefixListArn: question.arn("ec2", `prefix-list/${id}`, "aws"),
      prefixListName: name,
      addressFamily: "IPv4",
      state: "create-complete",
      ownerId: PREFIX_LIST_OWNER,
      tagSet: [],
    })),
};

export const getManagedPrefixListEntries: Operation = {
  name: "GetManagedPrefixListEntries",
  answer(question) {
    const id = question.text("PrefixListId") ?? "";
    const list = prefixLists(question.scenario).find((each) => each.id === id);
    if (list === undefined) throw notFound(id);
    const { items, nextToken } = pageOf(question, list.cidrs, { least: 1, most: 100 });
    return { entrySet: items.map((cidr) => ({ cidr })), nextToken };
  },
};

function answer(question: Question, output: (list: PrefixList) => Output): Output {
  const all = prefixLists(question.scenario).map((list) => ({
    id: list.id,
    filterValues: prefixListFilterValues(list),
    tags: {},
    output: output(list),
  }));
  const { items, nextToken } = describe(question, all, { ids: "PrefixListId", notFound });
  return { prefixListSet: items.map((each) => each.output), nextToken };
}
