import type { Report } from "./report";

/**
 * Reports of plans that have their waivers in common. Of several plans a waiver is about one: where another plan needs
 * it, it is not unused, and what is said of a waiver itself is said once.
 */
export function settleShared(reports: readonly Report[]): Report[] {
  const key = ({ file, line }: { readonly file?: string; readonly line?: number }) => `${file}:${line}`;
  const used = new Set(reports.flatMap(({ waivers }) => waivers.filter(({ status }) => status === "used").map(key)));
  const said = new Set<string>();
  return reports.map((report) => {
    const isOurs = (one: { readonly file?: string; readonly line?: number }) =>
      !used.has(key(one)) && !said.has(key(one));
    const settled = {
      ...report,
      waivers: report.waivers.filter((waiver) => waiver.status === "used" || isOurs(waiver)),
      findings: report.findings.filter((finding) => !isAboutShared(finding, report) || isOurs(finding)),
    };
    for (const waiver of settled.waivers) if (waiver.status !== "used") said.add(key(waiver));
    return settled;
  });
}

/** Whether a finding is about a waiver of the file that the reports have in common. */
function isAboutShared({ source, file }: Report["findings"][number], { waivers }: Report): boolean {
  return source === "waiver" && waivers.some((waiver) => waiver.file === file);
}
