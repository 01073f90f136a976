import { placeholder, quote } from "../expression";
import type { LinkFacts } from "./facts";

/** Expression: the names of the Outposts whose link is down. */
export function downOutposts({ statuses }: LinkFacts): string {
  return `[for name, status in ${statuses} : name if status == "down"]`;
}

/** Template: which links are down, and what says so. */
export function saidDown(facts: LinkFacts): string {
  const down = `sort(${downOutposts(facts)})`;
  const outposts = placeholder(`join(", ", ${down})`, "an Outpost");
  const parameters = placeholder(
    `join(", ", formatlist(${quote(`${facts.parameterPrefix}%s`)}, ${down}))`,
    facts.parameterPrefix,
  );
  return `The service link of ${outposts} is down: ${parameters} says so`;
}

/** What goes on and what does not while a link is down. */
export const WHILE_DOWN =
  "Running Envoy proxies continue with the configuration that they have; the mesh cannot be modified until connectivity is restored.";
