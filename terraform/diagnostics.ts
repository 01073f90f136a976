/** One of Terraform's diagnostics, as its `-json` output gives it. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** Address that it is about, when Terraform names one. */
  readonly address?: string;
}

interface JsonLine {
  readonly type?: unknown;
  readonly diagnostic?: { severity?: unknown; summary?: unknown; detail?: unknown; address?: unknown };
}

/** The diagnostics in the lines of a command run with `-json`; other lines are passed over. */
export function diagnosticsIn(stdout: string): Diagnostic[] {
  return stdout.split("\n").flatMap((line) => {
    const { type, diagnostic } = parseLine(line);
    if (type !== "diagnostic" || diagnostic === undefined) return [];
    return [
      {
        severity: diagnostic.severity === "error" ? ("error" as const) : ("warning" as const),
        summary: String(diagnostic.summary ?? ""),
        detail: String(diagnostic.detail ?? ""),
        ...(typeof diagnostic.address === "string" ? { address: diagnostic.address } : {}),
      },
    ];
  });
}

function parseLine(line: string): JsonLine {
  if (!line.startsWith("{")) return {};
  try {
    return JSON.parse(line) as JsonLine;
  } catch {
    return {};
  }
}
