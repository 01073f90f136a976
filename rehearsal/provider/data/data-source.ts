import { AppliedWorld } from "../applied-world";
import type { Scenario } from "../../scenario";
import type { ObjectValue, Value } from "../values";
import { isList, isObject, Unknown } from "../values";

/** What a data source is asked: its arguments, in which Region, in which world. */
export class Query {
  constructor(
    readonly scenario: Scenario,
    readonly region: string,
    readonly config: ObjectValue,
    /** What was applied in the same world. */
    readonly applied: AppliedWorld = new AppliedWorld(),
  ) {}

  /** A text argument; undefined when it is absent or empty, which the AWS provider takes for absent. */
  text(name: string): string | undefined {
    const value = this.config[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  }

  /** A yes-or-no argument; undefined when it is absent. */
  flag(name: string): boolean | undefined {
    const value = this.config[name];
    return typeof value === "boolean" ? value : undefined;
  }

  /** The texts of a list or set; empty when it is absent. */
  texts(name: string): string[] {
    return textsOf(this.config[name]);
  }

  /** The entries of a map of texts; empty when it is absent. */
  map(name: string): [string, string][] {
    const value = this.config[name];
    if (!isObject(value)) return [];
    return Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  }

  /** The `filter` blocks: name and the values of which one has to hold. */
  filters(): { readonly name: string; readonly values: string[] }[] {
    const blocks = this.config["filter"];
    if (!isList(blocks)) return [];
    return blocks.flatMap((block) =>
      isObject(block) ? [{ name: String(block["name"]), values: textsOf(block["values"]) }] : [],
    );
  }

  /** An ARN of the scenario's account. */
  arn(service: string, resource: string, account = this.scenario.account): string {
    return `arn:${this.scenario.partition}:${service}:${this.region}:${account}:${resource}`;
  }
}

/** A data source that the scenario answers. */
export interface DataSource {
  readonly type: string;
  /** Whether it answers for the scenario's Region only; most do. */
  readonly regional: boolean;
  /**
   * The attributes beyond the arguments.
   * @throws ProviderError in the AWS provider's words when nothing or too much fits
   */
  read(query: Query): ObjectValue;
}

function textsOf(value: Value | undefined): string[] {
  if (value === undefined || value instanceof Unknown || !isList(value)) return [];
  return value.filter((item): item is string => typeof item === "string");
}
