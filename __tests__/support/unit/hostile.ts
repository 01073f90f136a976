import type { CheckResult, PlanJson } from "../../../review";
import { manifest, plan } from "./plans";
import { changing } from "./reviews";

/** Texts that try to become something else in one of the formats. */
export const HOSTILE: readonly string[] = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror="document.title=\'owned\'">',
  "'><svg onload=alert(1)>",
  "</title></style></textarea><iframe src=javascript:alert(1)>",
  "]]></system-out><failure/>",
  "`code` **bold** [link](javascript:alert(1)) ![i](https://evil.example/x.png)",
  "| cell | <!-- --> ~~x~~ @everyone #123 !45 $x$ https://evil.example www.evil.example",
  '"]:::x; click n0 "javascript:alert(1)"; n9["',
  "::error file=x::owned\n::set-output name=x::y\r::endgroup::",
  "%0A::error::owned",
  "\u001b[31mred\u001b]8;;https://evil.example\u0007link\u009b2J",
  "a\u0000b\u0008c\u007f",
  "user\u202egnp.exe\u2066\u200b\u2028",
  "lone \ud800 surrogate",
  "${jndi:x} {{ 7*7 }} <%= 1 %>",
];

const JUNK = HOSTILE.join(" ");

/** A plan that has every hostile text in every place that a report shows. */
export function hostilePlan(): PlanJson {
  const changes = HOSTILE.flatMap((text, index) => [
    changing(index % 2 === 0 ? "aws_vpc" : text, text, {
      before: { [text]: text, tags: { [text]: "1" } },
      after: { [text]: `${text}!`, tags: { [text]: text } },
      replace_paths: [[text]],
      action_reason: text,
      ...(index % 3 === 0 ? { actions: ["delete", "create"], previous_address: text } : {}),
    }),
    changing("aws_appmesh_virtual_node", `n${index}`, {
      actions: ["create"],
      after: {
        name: text,
        mesh_name: "m",
        spec: [{ backend: [{ virtual_service: [{ virtual_service_name: JUNK }] }] }],
      },
    }),
  ]);
  const checks: CheckResult[] = HOSTILE.map((text, index) => ({
    address: { kind: "check", name: `OM-P005_${text}`, to_display: `check.${index}.${text}` },
    status: "fail",
    instances: [{ problems: [{ message: text }] }],
  }));
  return plan({
    timestamp: "2026-11-25T10:00:00Z",
    terraform_version: JUNK,
    resource_changes: changes,
    resource_drift: changes.slice(0, 4),
    output_changes: Object.fromEntries(HOSTILE.map((text) => [text, { actions: ["create"], after: { [text]: text } }])),
    checks,
  });
}

/** A manifest of the same kind. */
export function hostileManifest() {
  const place = { file: JUNK, path: JUNK, line: 1, column: 1 };
  return manifest({
    deployment: JUNK,
    file: JUNK,
    things: Object.fromEntries(
      hostilePlan().checks!.map(({ address }) => [address.to_display, { construct: JUNK, ...place }]),
    ),
    findings: HOSTILE.map((text) => ({
      ...{ rule: text, title: text, severity: "warning" as const, message: text, remedy: text },
      ...place,
    })),
    hops: HOSTILE.map((text) => ({
      ...{ rule: text, title: text, severity: "note" as const, message: text, remedy: text, path: [] },
      ...{ reaches: text, when: text, whenDown: text, takers: [text] },
    })),
  });
}

/** What stands in a waivers file of the same kind. */
export const HOSTILE_WAIVER = {
  ...{ rule: "OM-P005", address: "*", reason: JUNK, who: JUNK, expires: "2999-01-01", file: JUNK, line: 1 },
};
