import type { Scenario } from "../scenario";
import type { ObjectValue, Value } from "./values";
import { isList, isObject } from "./values";

/** What a `provider "aws"` block says that the stand-in heeds. */
export interface ProviderConfiguration {
  readonly region: string;
  readonly defaultTags: Readonly<Record<string, Value>>;
}

/** Reads a provider block; the Region is the scenario's when the block names none. */
export function readConfiguration(scenario: Scenario, config: Value): ProviderConfiguration {
  const block: ObjectValue = isObject(config) ? config : {};
  const region = typeof block["region"] === "string" && block["region"] !== "" ? block["region"] : scenario.region;
  const defaults = isList(block["default_tags"]) ? block["default_tags"] : [];
  const tags = defaults.map((each) => (isObject(each) && isObject(each["tags"]) ? each["tags"] : {}));
  return { region, defaultTags: Object.assign({}, ...tags) as Record<string, Value> };
}
