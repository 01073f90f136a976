import { waiverExpired, waiverUsed } from "../rules";
import type { ReportFinding, WaivedBy } from "./findings";

/** One finding that somebody takes upon themselves, until a day. */
export interface Waiver extends WaivedBy {
  /** The rule's id. */
  readonly rule: string;
  /** Address in the plan; `*` stands for any text. At least one of this and the path is given. */
  readonly address?: string;
  /** Path in the deployment file or of a construct; everything below is meant, too. */
  readonly path?: string;
  /** Where the waiver stands. */
  readonly file: string;
  readonly line?: number;
}

/** A waiver with what a plan makes of it. */
export interface JudgedWaiver extends Waiver {
  readonly status: "used" | "unused" | "expired";
}

/**
 * The findings with those waived that a waiver names, and one more for each waiver that is over or that nothing needs.
 * @param now the moment of the plan
 */
export function underWaivers(
  findings: readonly ReportFinding[],
  waivers: readonly Waiver[],
  now: Date,
): { readonly findings: ReportFinding[]; readonly waivers: JudgedWaiver[] } {
  const isOver = ({ expires }: Waiver) => now.getTime() >= Date.parse(`${expires}T00:00:00Z`);
  const counting = waivers.filter((waiver) => !isOver(waiver));
  const waived = findings.map((finding) => {
    const by = counting.find((waiver) => covers(waiver, finding));
    if (by === undefined) return finding;
    const { reason, who, expires } = by;
    return { ...finding, waiver: { reason, who, expires } };
  });
  const judged = waivers.map((waiver): JudgedWaiver => {
    const isUsed = findings.some((finding) => covers(waiver, finding));
    return { ...waiver, status: isOver(waiver) ? "expired" : isUsed ? "used" : "unused" };
  });
  return { findings: [...waived, ...judged.flatMap(aboutWaiver)], waivers: judged };
}

function covers({ rule, address, path }: Waiver, finding: ReportFinding): boolean {
  if (finding.rule !== rule) return false;
  if (address !== undefined && !matches(address, finding.address ?? "")) return false;
  return path === undefined || [finding.path, finding.construct].some((each) => each !== undefined && isAt(path, each));
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}

function isAt(path: string, place: string): boolean {
  return place === path || (place.startsWith(path) && /^[./[]/.test(place.slice(path.length)));
}

function aboutWaiver(waiver: JudgedWaiver): ReportFinding[] {
  const { rule: waived, address, path, expires, file, line, status } = waiver;
  if (status === "used") return [];
  const rule = status === "expired" ? waiverExpired : waiverUsed;
  const what = `The waiver of ${waived} for ${address ?? path}`;
  return [
    {
      rule: rule.id,
      title: rule.title,
      severity: rule.severity,
      source: "waiver",
      subject: address ?? path ?? "",
      message:
        status === "expired"
          ? `${what} ended on ${expires}: the rule counts again.`
          : `${what} is not needed: the plan has no such finding.`,
      remedy: rule.remedy,
      file,
      ...(line === undefined ? {} : { line }),
    },
  ];
}
