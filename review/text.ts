import { styleText } from "node:util";
import type { Place } from "../aws";
import { hazardLines } from "./hazards-text";
import { summariseHops } from "./hops";
import { modeText } from "./modes";
import type { Report } from "./report";
import { fails } from "./report";
import { unmeasuredText } from "./unmeasured";
import type { Prerequisite } from "./prerequisites";
import { loadBalancersHop } from "../rules";
import type { Hop, Severity } from "../rules";
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

const PLACE_NAMES: Readonly<Record<Place, string>> = {
  outpost: "On the Outpost",
  crossing: "In the Region, reached over the service link",
  region: "In the Region",
  plan: "In the plan alone",
  unclassed: "In a place that is not known here",
};

/** The report for a terminal. */
export function renderText(report: Report, { width = 80, color = false, failOn }: TextOptions): string {
  const paint = (format: "red" | "green" | "yellow" | "bold", text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const [verdict = "", ...more] = wrap(`${printable(report.name)}: ${verdictLine(report, failOn)}`, width);
  const lines = [paint("bold", verdict), ...more, ""];

  const { create, update, replace, delete: remove, none } = report.changes;
  const { imported, forgotten } = report;
  lines.push(
    ...wrap(
      `Changes: ${create} to create, ${update} to update, ${replace} to replace, ${remove} to delete, ${none} unchanged${imported === 0 ? "" : `; ${imported} of them imported`}${forgotten === 0 ? "" : `; ${forgotten} forgotten and left as they are`}`,
      width,
    ),
  );
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
  }

  if (report.modes.length > 0) lines.push("", "Rules that the deployment sets otherwise:");
  for (const mode of report.modes) {
    const [first = "", ...rest] = wrap(printable(modeText(mode)), width, " ".repeat(11));
    lines.push(`  ${mode.rule}  ${first.trimStart()}`, ...rest);
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
  return `What runs on the Outpost reaches out to: ${summariseHops(hops)}.${inFile}${inPlan.join("")}`;
}

/** The verdict in a few words. */
export function verdictLine(report: Report, failOn: Severity): string {
  const failing = report.prerequisites.filter(({ verdict }) => verdict === "fail");
  const blocking = failing.filter(({ stage, severity }) => stage === "precondition" || severity === "error").length;
  const refused = report.hazards.filter(({ severity }) => severity === "error").length;
  const hurts = report.hazards.filter(({ severity }) => severity === "warning").length;
  const warning = failing.length - blocking + hurts;
  const warnings = warning === 0 ? "" : `, ${warning} warning${warning === 1 ? "" : "s"}`;
  const reasons = [
    ...(blocking === 0 ? [] : [`${blocking} prerequisite${blocking === 1 ? " fails" : "s fail"}`]),
    ...(refused === 0 ? [] : [`${refused} change${refused === 1 ? " cannot work" : "s cannot work"}`]),
  ];
  if (reasons.length > 0) return `must not be applied: ${reasons.join(", ")}${warnings}`;
  if (report.errored || report.errors.length > 0)
    return `cannot be applied: Terraform could not complete the plan${warnings}`;
  if (fails(report, failOn)) return `must not be applied at --fail-on ${failOn}${warnings}`;
  return `can be applied${warnings}`;
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
