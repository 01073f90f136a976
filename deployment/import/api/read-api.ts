import { didYouMean, listed } from "../../../document";
import { parseMeshArn } from "../arn";
import { child, descend, entries, isMapping, items, textAt } from "../cursor";
import type { Cursor } from "../cursor";
import type { ImportedInput } from "../input";
import { KINDS } from "../kinds";
import type { KindFacts } from "../kinds";
import { makeObject } from "../object";
import { apiDialect } from "./dialect";

/** What the API keeps for itself: it says nothing about what a mesh is to be. */
const BOOKKEEPING = new Set(["arn", "version", "createdAt", "lastUpdatedAt", "uid", "resourceOwner"]);

/** Kind of an object that stands by itself, as `create-* --cli-input-json` takes it and `list-*` names it. */
export function kindOfBody(cursor: Cursor): KindFacts | undefined {
  return KINDS.find(({ nameKey }) => typeof child(cursor, nameKey)?.value === "string");
}

/** Whether a mapping is an answer of `describe-*` or `list-*`, or an object. */
export function isApi(cursor: Cursor): boolean {
  return kindOfBody(cursor) !== undefined || KINDS.some((facts) => isAnswer(cursor, facts) || isList(cursor, facts));
}

function isAnswer(cursor: Cursor, { kind }: KindFacts): boolean {
  const answer = child(cursor, kind);
  return answer !== undefined && kindOfBody(answer) !== undefined;
}

function isList(cursor: Cursor, { list }: KindFacts): boolean {
  return Array.isArray(child(cursor, list)?.value);
}

/** Reads App Mesh objects as the API has them: described, listed, or as a command's input. */
export function readApi(cursor: Cursor, input: ImportedInput): void {
  const facts = kindOfBody(cursor);
  if (facts !== undefined) return readBody(cursor, facts, input);
  for (const [key, below] of entries(cursor)) {
    const answered = KINDS.find((each) => each.kind === key);
    const listing = KINDS.find((each) => each.list === key);
    if (answered !== undefined) readListed(below, answered, input);
    else if (listing !== undefined) for (const item of items(below)) readListed(item, listing, input);
    else if (key === "nextToken") {
      if (below.value !== null) input.remarks.problem(below, "the list goes on: ask for its other pages, too.", "key");
    } else if (key !== "ResponseMetadata") {
      const known = KINDS.flatMap(({ kind, list }) => [kind, list]);
      const message = `unknown key ${JSON.stringify(key)}.${didYouMean(key, known)} Known here: ${listed(known, 24)}.`;
      input.remarks.problem(below, message, "key");
    }
  }
}

function readListed(cursor: Cursor, facts: KindFacts, input: ImportedInput): void {
  if (isMapping(cursor.value)) return readBody(cursor, facts, input);
  input.remarks.problem(cursor, `this is no ${facts.title}: a mapping with ${facts.nameKey} and spec is expected.`);
}

function readBody(cursor: Cursor, facts: KindFacts, input: ImportedInput): void {
  const { kind, title, nameKey, parentKey } = facts;
  const name = child(cursor, nameKey);
  if (name === undefined) {
    return input.remarks.problem(cursor, `${title} without a name: ${nameKey} is missing.`);
  }
  const metadata = descend(cursor, "metadata");
  const arn = textAt(metadata ?? cursor, "arn");
  const from = arn === undefined ? undefined : parseMeshArn(arn);
  const spec = child(cursor, "spec");
  // What `list-*` answers has an ARN and a version, and no spec.
  if (spec === undefined && child(cursor, "arn") !== undefined) {
    if (typeof name.value !== "string") {
      return input.remarks.problem(name, `${title} without a name: ${nameKey} is no text.`);
    }
    const parent = textAt(cursor, parentKey ?? "");
    input.named.push({ kind, name: name.value, parent, mesh: textAt(cursor, "meshName"), at: cursor });
    return;
  }
  listUnknown(cursor, facts, input);
  if (metadata !== undefined) {
    for (const [key, below] of entries(metadata)) {
      if (!BOOKKEEPING.has(key) && key !== "meshOwner") input.remarks.problem(below, unknown(key), "key");
    }
  }
  const object = makeObject(
    {
      kind,
      name,
      parent: parentKey === undefined ? undefined : child(cursor, parentKey),
      mesh: textAt(cursor, "meshName") ?? from?.mesh,
      meshOwner: textAt(cursor, "meshOwner") ?? (metadata && textAt(metadata, "meshOwner")),
      resourceOwner: metadata && textAt(metadata, "resourceOwner"),
      spec,
      tags: child(cursor, "tags"),
      at: cursor,
    },
    apiDialect,
    input.remarks,
  );
  if (object !== undefined) input.objects.push(object);
}

function listUnknown(cursor: Cursor, { nameKey, parentKey }: KindFacts, input: ImportedInput): void {
  const known = ["meshName", nameKey, ...(parentKey === undefined ? [] : [parentKey]), "spec", "tags", "meshOwner"];
  const silent = new Set([...known, ...BOOKKEEPING, "metadata", "status", "clientToken"]);
  for (const [key, below] of entries(cursor)) {
    if (silent.has(key)) continue;
    input.remarks.problem(below, `${unknown(key)}${didYouMean(key, known)} Known here: ${listed(known)}.`, "key");
  }
}

function unknown(key: string): string {
  return `unknown key ${JSON.stringify(key)}.`;
}
