import { Command } from "commander";
import { didYouMean, listed } from "../../document";
import { UsageError } from "../../pipeline/errors";
import { wrap } from "../../review";
import { HOP_RULES, RULES, findRule, fixedBecause } from "../../rules";
import type { Rule } from "../../rules";
import { json } from "../options";
import { layout, printJson } from "../session";
import type { Session } from "../session";

/** `outpost-mesh explain RULE` */
export function explainVerb(_session: Session): Command {
  return new Command("explain")
    .description("print a rule: what it asks, why, and how to satisfy it")
    .argument("<rule>", "id of the rule, for example OM-P002")
    .addOption(json())
    .action((id: string, options: { json?: boolean }) => {
      const rule = findRule(id);
      if (rule === undefined) {
        const ids = RULES.map((each) => each.id);
        throw new UsageError(
          `there is no rule "${id}".${didYouMean(id.toUpperCase(), ids)} Rules: ${listed(ids, 60)}.`,
        );
      }
      if (options.json === true) printJson(rule);
      else process.stdout.write(text(rule));
    });
}

function text(rule: Rule): string {
  const { id, title, severity, stages, why, remedy, source } = rule;
  const { width } = layout();
  const part = (name: string, content: string) => ["", `${name}:`, ...wrap(content, width, "  ")];
  const hop = HOP_RULES.find((each) => each.id === id);
  const crosses =
    hop === undefined ? [] : [...part("When", hop.when), ...part("While the service link is down", hop.whenDown)];
  const lines = [
    ...wrap(`${id}: ${title}`, width),
    `${severity}; decided at: ${stages.join(", ")}`,
    ...part("Why", why),
    ...crosses,
    ...part("To satisfy it", remedy),
    ...part("To set it otherwise", waiving(rule)),
    ...part("Source", source),
  ];
  return `${lines.join("\n")}\n`;
}

function waiving({ id, severity }: Rule): string {
  const because = fixedBecause(id);
  if (because !== undefined) return `It cannot be set to warn or off: ${because}.`;
  const mode = severity === "error" ? "warn" : "enforce";
  const rest = mode === "warn" ? ", reason: …, expires: 2027-01-31" : "";
  return `Under \`rules\` in the deployment file: ${id}: { mode: ${mode}${rest} }. Modes are enforce, warn and off; docs/rule-modes.md says what they do.`;
}
