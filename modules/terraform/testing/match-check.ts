/** What a test expects of a check; what is left out is not looked at. */
export interface ExpectedCheck {
  /** Every one of these must equal, or match, the condition of an assertion. */
  readonly conditions?: readonly (string | RegExp)[];
  /** Every one of these must equal, or match, the message of an assertion. */
  readonly messages?: readonly (string | RegExp)[];
  /** Number of assertions. */
  readonly assertions?: number;
  /** Type of the scoped data source, for example `aws_vpc_endpoint_service`; `null` when there must be none. */
  readonly scopedData?: string | null;
}

/** Outcome of a match, for any test framework. */
export interface CheckMatch {
  readonly pass: boolean;
  readonly message: string;
}

interface SynthesizedCheck {
  readonly assert?: readonly { readonly condition: string; readonly error_message: string }[];
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Looks for a check block in a synthesised stack (the JSON text of `Testing.synth` or of `cdk.tf.json`).
 * @param name a check's name, or a pattern that at least one check's name matches
 */
export function matchCheck(synthesized: string, name: string | RegExp, expected: ExpectedCheck = {}): CheckMatch {
  const checks = (JSON.parse(synthesized) as { check?: Record<string, SynthesizedCheck> }).check ?? {};
  const names = Object.keys(checks).sort();
  const candidates = names.filter((candidate) =>
    typeof name === "string" ? candidate === name : name.test(candidate),
  );
  if (candidates.length === 0) {
    return { pass: false, message: `no check ${String(name)}; the stack has: ${names.join(", ") || "none"}.` };
  }
  const attempts = candidates.map((candidate) => ({ candidate, reasons: mismatches(checks[candidate]!, expected) }));
  const match = attempts.find(({ reasons }) => reasons.length === 0);
  if (match !== undefined) return { pass: true, message: `check ${match.candidate} is as expected.` };
  const lines = attempts.flatMap(({ candidate, reasons }) => reasons.map((reason) => `check ${candidate}: ${reason}`));
  return { pass: false, message: lines.join("\n") };
}

function mismatches(check: SynthesizedCheck, expected: ExpectedCheck): string[] {
  const asserts = check.assert ?? [];
  const reasons: string[] = [];
  if (expected.assertions !== undefined && asserts.length !== expected.assertions) {
    reasons.push(`has ${asserts.length} assertion(s), not ${expected.assertions}.`);
  }
  const look = (what: string, wanted: readonly (string | RegExp)[], present: readonly string[]) => {
    for (const each of wanted) {
      if (present.some((text) => (typeof each === "string" ? text === each : each.test(text)))) continue;
      reasons.push(`no ${what} ${String(each)}; there is:\n${present.map((text) => `  ${text}`).join("\n")}`);
    }
  };
  look(
    "condition",
    expected.conditions ?? [],
    asserts.map(({ condition }) => condition),
  );
  look(
    "message",
    expected.messages ?? [],
    asserts.map(({ error_message: message }) => message),
  );
  const scoped = Object.keys(check.data ?? {})[0] ?? null;
  if (expected.scopedData !== undefined && scoped !== expected.scopedData) {
    reasons.push(`its scoped data source is ${scoped ?? "none"}, not ${expected.scopedData ?? "none"}.`);
  }
  return reasons;
}
