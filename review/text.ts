import { styleText } from "node:util";
import { PLACE_NAMES, changesLine } from "./formats/words";
import { hazardLines } from "./hazards-text";
import { summariseHops } from "./hops";
import { modeText } from "./modes";
import type { Report } from "./report";
import { unmeasuredText } from "./unmeasured";
import { verdictOf } from "./verdict";
import type { Prerequisite } from "./prerequisites";
import { loadBalancersHop } from "../rules";
import type { Hop, Severity } from "../rules";
import { changeLines, findingLines, otherChangeLines, waivedLines } from "./text-sections";
import { printable, wrap } from "./wrap";

export interface TextOptions {
  /**
   * Columns of the terminal.
   * @default 80
   */
  readonly width?: number;
  /**
   * Whether to use colours.
   * @default false
   */
  readonly color?: boolean;
  /** Severity from which a failing prerequisite keeps the plan from being applied. */
  readonly failOn: Severity;
}

/** The report for a terminal. */
export function renderText(report: Report, { width = 80, color = false, failOn }: TextOptions): string {
  const paint = (format: "red" | "green" | "yellow" | "bold", text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const [verdict = "", ...more] = wrap(`${printable(report.name)}: ${verdictOf(report, failOn).sentence}`, width);
  const lines = [paint("bold", verdict), ...more, ""];

  lines.push(...wrap(`Changes: ${changesLine(report)}`, width));
  lines.push(...changeLines(report, width), ...otherChangeLines(report, width));
  if (!report.complete && !report.errored)
    lines.push(...wrap("The plan leaves something out, for instance by -target.", width));
  for (const { type, from, to } of report.renames) {
    const text = `Renamed: ${type} "${printable(from)}" becomes "${printable(to)}". App Mesh has no rename: the old one is destroyed and a new one created, so whoever still names the old one must change first.`;
    lines.push("", ...wrap(text, width));
  }
  for (const { place, total, kinds } of report.places) {
    lines.push("", ...wrap(`${PLACE_NAMES[place]}: ${total}`, width));
    lines.push(
      ...wrap(kinds.map(({ kind, count }) => `${printable(kind)}\u00a0${count}`).join(", "), width, "  ").map((line) =>
        line.replaceAll("\u00a0", " "),
      ),
    );
  }

  if (report.hops.length > 0) lines.push("", ...wrap(reachedOutside(report.hops), width));

  if (report.hazards.length > 0)
    lines.push("", "Hazards of this update:", ...hazardLines(report.hazards, width, paint));

  lines.push("", "Prerequisites:");
  if (report.prerequisites.length === 0)
    lines.push("  none: this plan was not made by Outpost Mesh, or has none to check.");
  const prerequisites = report.prerequisites.map((each) => ({ ...each, subject: printable(each.subject) }));
  const subjectWidth = Math.max(0, ...prerequisites.map(({ subject }) => subject.length));
  for (const prerequisite of prerequisites) {
    const word = { pass: "pass   ", fail: "FAIL   ", unknown: "unknown", waived: "waived " }[prerequisite.verdict];
    const shade = {
      pass: "green",
      fail: prerequisite.severity === "error" ? "red" : "yellow",
      unknown: "yellow",
      waived: "yellow",
    } as const;
    const head = `  ${word}  ${prerequisite.rule}  ${prerequisite.subject.padEnd(subjectWidth)}  `;
    const [first = "", ...rest] = wrap(prerequisite.title, width - head.length);
    lines.push(`  ${paint(shade[prerequisite.verdict], word)}${head.slice(2 + word.length)}${first}`);
    lines.push(...rest.map((line) => " ".repeat(head.length) + line));
    lines.push(...details(prerequisite, report, width));
    lines.push(...waivedLines(report, prerequisite.rule, prerequisite.address, width));
  }

  const found = findingLines(report, width);
  if (found.length > 0) lines.push("", "Findings in the deployment file, and waivers:", ...found);

  if (report.modes.length > 0) lines.push("", "Rules that the deployment sets otherwise:");
  for (const mode of report.modes) {
    const [first = "", ...rest] = wrap(printable(modeText(mode)), width, " ".repeat(11));
    lines.push(`  ${printable(mode.rule)}  ${first.trimStart()}`, ...rest);
  }

  const unmeasured = unmeasuredText(report.unmeasured.map((each) => ({ ...each, subject: printable(each.subject) })));
  if (unmeasured !== "") lines.push("", ...wrap(unmeasured, width, "  "));

  if (report.errors.length > 0) {
    lines.push("", "Errors of Terraform:");
    for (const error of report.errors) lines.push(...wrap(printable(error), width, "  "));
  }
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function reachedOutside(hops: readonly Hop[]): string {
  const inPlan = hops.filter(({ rule }) => rule === loadBalancersHop.id).map(({ message }) => ` ${printable(message)}`);
  const inFile = hops.length === inPlan.length ? "" : " (outpost-mesh validate names who does.)";
  return `What runs on the Outpost reaches out to: ${printable(summariseHops(hops))}.${inFile}${inPlan.join("")}`;
}

function details({ verdict, messages, severity, remedy }: Prerequisite, { errored }: Report, width: number): string[] {
  const indent = " ".repeat(11);
  if (verdict === "pass" || verdict === "waived") return [];
  if (verdict === "unknown") {
    const why = errored
      ? "not decided, because the plan stopped at another prerequisite."
      : "decided when the plan is applied.";
    return wrap(why, width, indent);
  }
  const said = messages.length === 0 ? ["It does not hold, or could not be evaluated."] : messages.map(printable);
  const kind = severity === "error" ? "" : ` (${severity})`;
  return [
    ...said.flatMap((message) => wrap(message + kind, width, indent)),
    ...wrap(`To mend it: ${remedy}`, width, indent),
  ];
}
