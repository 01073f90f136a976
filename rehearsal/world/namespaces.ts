import type { Scenario } from "../scenario";
import { hexDigits } from "./digits";

export const PRIVATE_DNS = "DNS_PRIVATE";

type ScenarioNamespace = Scenario["privateDnsNamespaces"][number];

/** Id of the hosted zone that Cloud Map makes for a namespace. */
export function hostedZoneId({ id }: ScenarioNamespace): string {
  return `Z${hexDigits(20, id).toUpperCase()}`;
}
