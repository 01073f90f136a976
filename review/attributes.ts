import { own, parsedJson } from "./json-value";
import type { Change } from "./plan-json";
import { isSecretKey } from "./secrets";
import { shownScalar } from "./shown";
import type { Shown } from "./shown";

/** An attribute that differs before and after, down to a single value. */
export interface AttributeChange {
  /** Where it is, without the indexes that Terraform's blocks have: `spec.http_route.match.prefix`. */
  readonly path: string;
  /** Absent when it was not there. */
  readonly before?: Shown;
  /** Absent when it goes. */
  readonly after?: Shown;
  /** Whether it makes Terraform replace the object. */
  readonly replaces?: true;
}

/** The attributes of one object that change. */
export interface AttributeChanges {
  readonly attributes: readonly AttributeChange[];
  /** How many more there are than are listed. */
  readonly more: number;
}

/** Most attributes that are listed of one object. */
const MAX_ATTRIBUTES = 200;

/** Keys by which items of a list are told apart, so that one that is put in between does not change all that follow. */
const IDENTITIES = ["name", "Name", "sid", "Sid", "key", "virtual_node", "hostname", "device_name", "resource_type"];

/** One value on one side of a change, with the masks that belong to it. */
interface Side {
  readonly value: unknown;
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

const NOTHING: Side = { value: undefined, sensitive: false, unknown: false };

/** What differs, sorted by path. Of a created object it is everything that is known or configured. */
export function attributeChanges(change: Change<unknown>, configured: ReadonlySet<string>): AttributeChanges {
  const walk = new Walk(change.replace_paths ?? []);
  const [before, after] = sidesOf(change);
  walk.compare("", "", before, after, configured);
  const sorted = walk.found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { attributes: sorted, more: walk.more };
}

function sidesOf({ before, after, before_sensitive, after_sensitive, after_unknown }: Change<unknown>): [Side, Side] {
  return [
    { value: before ?? undefined, sensitive: before_sensitive, unknown: false },
    { value: after ?? undefined, sensitive: after_sensitive, unknown: after_unknown },
  ];
}

/** A path of Terraform's in the words of a report. */
export function attributePath(steps: readonly (string | number)[]): string {
  return steps.filter((step) => typeof step === "string").join(".");
}

class Walk {
  readonly found: AttributeChange[] = [];
  more = 0;
  private readonly replacing: ReadonlySet<string>;

  constructor(replacePaths: readonly (readonly (string | number)[])[]) {
    this.replacing = new Set(replacePaths.map((path) => path.map((step) => `/${step}`).join("")));
  }

  /**
   * @param path as reports show it
   * @param raw as Terraform names it
   * @param configured names at the top of a new object whose values count although they are not known
   */
  compare(path: string, raw: string, before: Side, after: Side, configured?: ReadonlySet<string>, replaces = false) {
    const causes = replaces || this.replacing.has(raw);
    if (isMarked(before.sensitive) || isMarked(after.sensitive)) return this.hidden(path, before, after, causes);
    if (isMarked(after.unknown)) return this.add(path, known(path, before), { unknown: true }, causes);
    const [left, right] = [containerOf(before.value), containerOf(after.value)];
    if (left === undefined && right === undefined) return this.scalars(path, before, after, causes);
    if (Array.isArray(left ?? right) || Array.isArray(right)) {
      return this.lists(path, raw, { ...before, value: left ?? [] }, { ...after, value: right ?? [] }, causes);
    }
    // What is one value on one side and several on the other is shown as the one, and as its parts.
    if (left === undefined && isScalar(before.value)) this.scalars(path, before, NOTHING, causes);
    if (right === undefined && isScalar(after.value)) this.scalars(path, NOTHING, after, causes);
    this.mappings(path, raw, { ...before, value: left }, { ...after, value: right }, causes, configured);
  }

  private mappings(
    path: string,
    raw: string,
    before: Side,
    after: Side,
    causes: boolean,
    configured?: ReadonlySet<string>,
  ): void {
    const keys = new Set<string>();
    for (const each of [before.value, after.value, after.unknown]) for (const key of keysOf(each)) keys.add(key);
    const isPair = isSecretPair(before.value) || isSecretPair(after.value);
    for (const key of keys) {
      const next = inside(after, key);
      const last = inside(before, key);
      if (isSingle(next.value) && next.value === last.value && !isMarked(next.unknown)) continue;
      // Of a new object, what nobody has set and nobody knows yet says nothing.
      const isNew = configured !== undefined && before.value === undefined;
      if (isNew && isMarked(next.unknown) && !configured.has(key)) continue;
      const below = path === "" ? key : `${path}.${key}`;
      if (isPair && /^value$/i.test(key)) this.hidden(below, last, next, causes, "secret");
      else this.compare(below, `${raw}/${key}`, last, next, undefined, causes);
    }
  }

  private lists(path: string, raw: string, before: Side, after: Side, causes: boolean): void {
    const [left, right] = [before.value as unknown[], asList(after.value)];
    const items = [...asList(left), ...right];
    if (items.every((item) => containerOf(item) === undefined)) return this.plainLists(path, before, after, causes);
    const identity = IDENTITIES.find((key) => tellsApart(key, asList(left)) && tellsApart(key, right));
    const isBlock = asList(left).length <= 1 && right.length <= 1;
    const indexes = (list: readonly unknown[]) =>
      new Map(list.map((item, index) => [identity === undefined ? String(index) : String(own(item, identity)), index]));
    const [olds, news] = [indexes(asList(left)), indexes(right)];
    for (const name of new Set([...olds.keys(), ...news.keys()])) {
      const [old, fresh] = [olds.get(name), news.get(name)];
      const shown = isBlock && identity === undefined ? path : `${path}[${name}]`;
      this.compare(
        shown,
        `${raw}/${fresh ?? old}`,
        old === undefined ? NOTHING : inside(before, old),
        fresh === undefined ? NOTHING : inside(after, fresh),
        undefined,
        causes,
      );
    }
  }

  /** A list of single values is one value. */
  private plainLists(path: string, before: Side, after: Side, causes: boolean): void {
    const [left, right] = [listText(path, before), listText(path, after)];
    if (left === right) return;
    const shown = (text: string | undefined) => (text === undefined ? undefined : { value: text });
    this.add(path, shown(left), shown(right), causes);
  }

  private scalars(path: string, before: Side, after: Side, causes: boolean): void {
    if (before.value === after.value || (isEmpty(before.value) && isEmpty(after.value))) return;
    this.add(path, known(path, before), known(path, after), causes);
  }

  private hidden(
    path: string,
    before: Side,
    after: Side,
    causes: boolean,
    hidden: "sensitive" | "secret" = "sensitive",
  ): void {
    const isUnknown = isMarked(after.unknown);
    if (!isUnknown && same(before.value, after.value)) return;
    const shown = ({ value }: Side): Shown | undefined => (isEmpty(value) ? undefined : { hidden });
    this.add(path, shown(before), isUnknown ? { hidden } : shown(after), causes);
  }

  private add(path: string, before: Shown | undefined, after: Shown | undefined, causes: boolean): void {
    if (before === undefined && after === undefined) return;
    if (this.found.length >= MAX_ATTRIBUTES) {
      this.more++;
      return;
    }
    this.found.push({
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(causes ? { replaces: true } : {}),
    });
  }
}

/** What is below a value on one side; a mask of `true` covers everything below. */
function inside({ value, sensitive, unknown }: Side, key: string | number): Side {
  const mask = (given: unknown) => (given === true ? true : own(given, key));
  return { value: own(value, key), sensitive: mask(sensitive), unknown: mask(unknown) };
}

function known(path: string, { value }: Side): Shown | undefined {
  if (isEmpty(value)) return undefined;
  return isScalar(value) ? shownScalar(keyOf(path), value) : { value: "(several values)" };
}

/** The key of a value. */
function keyOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** Whether an object is a name and its value, as of a variable of a container, and the name is that of a secret. */
function isSecretPair(value: unknown): boolean {
  return ["name", "Name", "key", "Key"].some((each) => {
    const name = own(value, each);
    return typeof name === "string" && isSecretKey(name);
  });
}

function listText(path: string, side: Side): string | undefined {
  const items = asList(side.value);
  if (items.length === 0 && keysOf(side.unknown).length === 0) return undefined;
  const texts = Array.from({ length: Math.max(items.length, keysOf(side.unknown).length) }, (_, index) => {
    const item = inside(side, index);
    if (isMarked(item.sensitive)) return "(sensitive)";
    if (isMarked(item.unknown)) return "(known after apply)";
    const shown = known(path, item) ?? { value: "" };
    return "value" in shown ? String(shown.value) : "(sensitive)";
  });
  return `[${texts.join(", ")}]`;
}

/** An object, a list, or a text that holds one: policies and containers are JSON in JSON. */
function containerOf(value: unknown): object | undefined {
  if (typeof value === "string") return parsedJson(value);
  return typeof value === "object" && value !== null ? value : undefined;
}

function tellsApart(key: string, items: readonly unknown[]): boolean {
  const isNamed = (item: unknown) => typeof own(item, key) === "string" && own(item, key) !== "";
  return items.every(isNamed) && new Set(items.map((item) => own(item, key))).size === items.length;
}

const isSingle = (value: unknown): boolean => typeof value !== "object" && value !== undefined;
const isMarked = (mask: unknown): boolean => mask === true;
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const keysOf = (value: unknown): string[] => (typeof value === "object" && value !== null ? Object.keys(value) : []);
const isEmpty = (value: unknown): value is null | undefined | "" =>
  value === null || value === undefined || value === "";
const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function same(left: unknown, right: unknown): boolean {
  return (isEmpty(left) && isEmpty(right)) || JSON.stringify(left) === JSON.stringify(right);
}
