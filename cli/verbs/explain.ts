import { Command } from "commander";
import { didYouMean, listed } from "../../document";
import { UsageError } from "../../pipeline";
import { wrap } from "../../review";
import { RULES, findRule } from "../../rules";
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

function text({ id, title, severity, stages, why, remedy, source }: Rule): string {
  const { width } = layout();
  const part = (name: string, content: string) => ["", `${name}:`, ...wrap(content, width, "  ")];
  return `${[`${id}: ${title}`, `${severity}; decided at: ${stages.join(", ")}`, ...part("Why", why), ...part("To satisfy it", remedy), ...part("Source", source)].join("\n")}\n`;
}
