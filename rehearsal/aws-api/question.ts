import type { Scenario } from "../scenario";
import type { Filter } from "../world";
import { ApiError } from "./errors";
import type { Input, InputValue } from "./values";

/** What an operation is asked: in which world, in which Region, with which parameters. */
export class Question {
  constructor(
    readonly scenario: Scenario,
    readonly region: string,
    readonly input: Input,
  ) {}

  /** A text parameter; undefined when it is absent or empty. */
  text(name: string): string | undefined {
    const value = first(this.own(name));
    return value === undefined || value === null || value === "" || typeof value === "object"
      ? undefined
      : String(value);
  }

  /** The texts of a list; empty when it is absent. */
  texts(name: string): readonly string[] {
    return textsOf(this.own(name));
  }

  /** A yes-or-no parameter; the EC2 API writes it as a text. */
  flag(name: string): boolean {
    return this.text(name) === "true";
  }

  /**
   * A whole number.
   * @throws ApiError when something else stands there
   */
  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new ApiError("InvalidParameterValue", `Value (${text}) for parameter ${name} is invalid.`);
  }

  /** Filters: a list of names with values. EC2 calls both by the singular, other APIs by the plural. */
  filters(): readonly Filter[] {
    const listed = this.own("Filter") ?? this.own("Filters");
    if (!Array.isArray(listed)) return [];
    return (listed as readonly InputValue[]).flatMap((each) => {
      if (!isInput(each)) return [];
      return [{ name: String(each["Name"]), values: textsOf(each["Value"] ?? each["Values"]) }];
    });
  }

  /** An ARN of the scenario's account. */
  arn(service: string, resource: string, account = this.scenario.account): string {
    return `arn:${this.scenario.partition}:${service}:${this.region}:${account}:${resource}`;
  }

  /** Parameters come from outside: a name of JavaScript's own is none. */
  private own(name: string): InputValue | undefined {
    return Object.hasOwn(this.input, name) ? this.input[name] : undefined;
  }
}

function first(value: InputValue | undefined): InputValue | undefined {
  return Array.isArray(value) ? (value as readonly InputValue[])[0] : value;
}

function textsOf(value: InputValue | undefined): readonly string[] {
  const items = Array.isArray(value) ? (value as readonly InputValue[]) : value === undefined ? [] : [value];
  return items.filter((item): item is string => typeof item === "string");
}

function isInput(value: InputValue): value is Input {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
