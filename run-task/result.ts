import { fails, printable, verdictOf } from "../review";
import type { Hazard, Prerequisite, Report } from "../review";
import type { Severity } from "../rules";

/** What HCP Terraform takes at a run task's callback. */
export interface TaskResultDocument {
  readonly data: {
    readonly type: "task-results";
    readonly attributes: { readonly status: "running" | "passed" | "failed"; readonly message: string };
    readonly relationships?: { readonly outcomes: { readonly data: readonly TaskOutcome[] } };
  };
}

/** One row of a result, with a text behind it. */
export interface TaskOutcome {
  readonly type: "task-result-outcomes";
  readonly attributes: {
    readonly "outcome-id": string;
    /** One line. */
    readonly description: string;
    /** Markdown. */
    readonly body: string;
    readonly tags: Readonly<Record<string, readonly Label[]>>;
  };
}

interface Label {
  readonly label: string;
  readonly level: "none" | "info" | "warning" | "error";
}

export interface TaskResultOptions {
  /** Lowest severity that fails the task. */
  readonly failOn: Severity;
  /** Whether HCP Terraform shows outcomes. @default true */
  readonly takesOutcomes?: boolean;
}

/** Rows of one result: what is more is counted in a last row. */
const MAX_OUTCOMES = 100;
/** Characters of a row's line, of a row's text and of a message; HCP Terraform advises less than 1 MB for all texts. */
const MAX_LINE = 250;
const MAX_BODY = 8_000;

const LEVELS: Readonly<Record<Severity, Label["level"]>> = { error: "error", warning: "warning", note: "info" };

/** A task that is not finished yet. */
export function running(message: string): TaskResultDocument {
  return result("running", message);
}

/** A task that failed without a report. */
export function failed(message: string, remedy: string): TaskResultDocument {
  return result("failed", `${message} ${remedy}`);
}

/**
 * What a run task tells HCP Terraform about the reports of its plans. A pure function, for teams that host run tasks in
 * their own way.
 * @see https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run-tasks/run-tasks-integration
 */
export function toRunTaskResult(
  reports: readonly Report[],
  { failOn, takesOutcomes = true }: TaskResultOptions,
): TaskResultDocument {
  const status = reports.some((report) => fails(report, failOn)) ? "failed" : "passed";
  const message = reports.map((report) => `${report.name}: ${verdictOf(report, failOn).sentence}`).join("; ");
  const several = reports.length > 1;
  const all = takesOutcomes ? reports.flatMap((report) => outcomesOf(report, several ? `${report.name}/` : "")) : [];
  if (all.length <= MAX_OUTCOMES) return result(status, message, all);
  const more = all.length - MAX_OUTCOMES + 1;
  const rest = outcome("more", `${more} more; outpost-mesh review prints them all`, "", {
    status: "More",
    level: "info",
  });
  return result(status, message, [...all.slice(0, MAX_OUTCOMES - 1), rest]);
}

/** What does not hold first, then what is not known; what holds is one row. */
function outcomesOf(report: Report, prefix: string): TaskOutcome[] {
  const of = (verdict: Prerequisite["verdict"]) => report.prerequisites.filter((each) => each.verdict === verdict);
  const passed = of("pass");
  const errors = report.errors.map((error, index) =>
    outcome(`${prefix}terraform-error-${index + 1}`, "Terraform could not complete the plan", error, {
      status: "Failed",
      level: "error",
    }),
  );
  return [
    ...errors,
    ...report.hazards.map((hazard) => hazardRow(hazard, prefix)),
    ...of("fail").map((each) => row(each, prefix, "Failed")),
    ...of("unknown").map((each) => row(each, prefix, "Unknown")),
    ...of("waived").map((each) => row(each, prefix, "Waived")),
    ...(passed.length === 0
      ? []
      : [
          outcome(
            `${prefix}passed`,
            `${passed.length} prerequisite${passed.length === 1 ? " holds" : "s hold"}`,
            passed.map(({ rule, subject, title }) => `- ${rule} ${markdown(subject)}: ${markdown(title)}`).join("\n"),
            { status: "Passed", level: "info" },
          ),
        ]),
  ];
}

function row(
  { rule, subject, title, messages, remedy, severity }: Prerequisite,
  prefix: string,
  status: string,
): TaskOutcome {
  const level = status === "Failed" ? LEVELS[severity] : "none";
  const said = messages.map((message) => `${markdown(message)}\n\n`).join("");
  const why =
    status === "Unknown" ? "Decided when the plan is applied, or not decided because the plan stopped.\n\n" : "";
  const body = `${said}${why}To mend it: ${markdown(remedy)}`;
  const entry = outcome(`${prefix}${rule}_${subject}`, `${rule} ${subject}: ${title}`, body, { status, level });
  return status === "Failed" ? withSeverity(entry, severity) : entry;
}

function hazardRow({ rule, title, severity, address, message, remedy }: Hazard, prefix: string): TaskOutcome {
  const body = `${markdown(message)}\n\nTo mend it: ${markdown(remedy)}`;
  const level = LEVELS[severity];
  const entry = outcome(`${prefix}${rule}_${address}`, `${rule} ${address}: ${title}`, body, {
    status: "Hazard",
    level,
  });
  return withSeverity(entry, severity);
}

function withSeverity(entry: TaskOutcome, severity: Severity): TaskOutcome {
  const tags = { ...entry.attributes.tags, Severity: [{ label: severity, level: LEVELS[severity] }] };
  return { ...entry, attributes: { ...entry.attributes, tags } };
}

function outcome(
  id: string,
  line: string,
  body: string,
  { status, level }: { readonly status: string; readonly level: Label["level"] },
): TaskOutcome {
  return {
    type: "task-result-outcomes",
    attributes: {
      "outcome-id": cut(printable(id), MAX_LINE),
      description: cut(printable(line), MAX_LINE),
      body: cut(body, MAX_BODY),
      tags: { Status: [{ label: status, level }] },
    },
  };
}

function result(
  status: TaskResultDocument["data"]["attributes"]["status"],
  message: string,
  outcomes: readonly TaskOutcome[] = [],
): TaskResultDocument {
  return {
    data: {
      type: "task-results",
      attributes: { status, message: cut(printable(message), MAX_BODY) },
      ...(outcomes.length === 0 ? {} : { relationships: { outcomes: { data: outcomes } } }),
    },
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Text as markdown shows it, and nothing else: what a plan holds is data. */
function markdown(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_[\]|~#!]/g, "\\$&");
}
