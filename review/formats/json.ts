import type { Severity } from "../../rules";
import type { Report } from "../report";
import type { Review } from "../review";
import { fails, verdictOf } from "../verdict";
import type { PlanVerdict } from "../verdict";

/** Version of the JSON document; it rises when a key goes or means something else. */
export const REPORT_VERSION = 2;

/** A plan in the JSON document. */
export interface PlanDocument extends Report {
  readonly passes: boolean;
  readonly verdict: PlanVerdict;
  /** The plan as JSON, where the command wrote it. */
  readonly plan?: string;
}

/** The JSON document; its schema is docs/schema/report.schema.json. */
export interface ReportDocument {
  readonly schemaVersion: typeof REPORT_VERSION;
  readonly failOn: Severity;
  /** Whether every plan may be applied. */
  readonly passes: boolean;
  readonly plans: readonly PlanDocument[];
}

/** The review as a value for machines. */
export function reportDocument({ plans, failOn }: Review): ReportDocument {
  return {
    schemaVersion: REPORT_VERSION,
    failOn,
    passes: plans.every(({ report }) => !fails(report, failOn)),
    plans: plans.map(({ report }) => {
      const verdict = verdictOf(report, failOn);
      return { ...report, passes: verdict.passes, verdict };
    }),
  };
}

/** The review as JSON. */
export function renderJson(review: Review): string {
  return `${JSON.stringify(reportDocument(review), null, 2)}\n`;
}
