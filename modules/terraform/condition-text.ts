/**
 * Why Terraform would refuse, or misread, a condition. Terraform reports these late and in other words, one of them
 * already at `init`.
 */
export function refusals(resolved: unknown): string[] {
  if (typeof resolved === "boolean") {
    return [`the condition is the constant ${String(resolved)}: Terraform wants a reference to at least one object.`];
  }
  if (typeof resolved !== "string") return [`the condition is ${JSON.stringify(resolved)}, not an expression.`];
  const reasons: string[] = [];
  const code = resolved.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  if (/\bundefined\b/.test(code)) {
    reasons.push(
      `the condition ${JSON.stringify(resolved)} holds the word "undefined": cdktf writes it for 0, "" and false on the right of an operator. Put the value on the left, or write the expression as text.`,
    );
  }
  // A template inside quotes is a reference, too.
  if (!/[A-Za-z_][A-Za-z0-9_-]*(\[[^\]]*\])?\.[A-Za-z_*]/.test(code) && !/\$\{[^}]*\.[^}]*\}/.test(resolved.slice(2))) {
    reasons.push(
      `the condition ${JSON.stringify(resolved)} refers to no object: Terraform refuses it at init. Put the value into a local or decide it at synthesis.`,
    );
  }
  return reasons;
}
