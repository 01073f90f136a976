import type { Deployment, LoadedDeployment } from "../deployment";
import { formatPath } from "../document";
import type { ParsedDocument } from "../document";
import { MANIFEST_VERSION } from "../review";
import type { ManifestThing, Origin, PlanManifest } from "../review";
import { RULES, examineDeployment, fixedBecause } from "../rules";
import type { Waived } from "../rules";
import { Origins } from "./origins";
import type { Element } from "./origins";
import { relativeFile } from "./relative-file";

/**
 * What a plan does not say, for whoever reads it: every rule with the mode that the deployment gives it (`enforce` unless
 * it says otherwise), where each thing of the plan comes from, what the rules found before Terraform ran, and what
 * services reach outside the Outpost. It does not depend on the day: whether a waiver is over is for the reader to
 * compare with the plan's own time.
 */
export function rulesManifest({ deployment, document }: LoadedDeployment, configuration: unknown): object {
  const { findings, hops, waived } = examineDeployment(deployment);
  const at = originIn(document);
  const manifest: PlanManifest = {
    deployment: deployment.name,
    file: relativeFile(document.file),
    things: thingsOf(deployment, configuration, at),
    findings: findings.map(({ path, rule, title, severity, message, remedy }) => ({
      ...{ rule, title, severity, message, remedy },
      ...at(path, "value"),
    })),
    hops,
  };
  return { schemaVersion: MANIFEST_VERSION, ...manifest, rules: rulesUnder(deployment, waived) };
}

function rulesUnder(deployment: Deployment, waived: readonly Waived[]): object[] {
  const byRule = new Map(waived.map((each) => [each.rule, each]));
  return RULES.map((rule) => {
    const findings = byRule.get(rule.id)?.findings.map(({ path, message }) => ({ path, message })) ?? [];
    return {
      ...rule,
      canBeWaived: fixedBecause(rule.id) === undefined,
      ...(deployment.rules[rule.id] === undefined ? {} : { setting: deployment.rules[rule.id] }),
      ...(findings.length === 0 ? {} : { waivedFindings: findings }),
    };
  });
}

/** By address, sorted. */
function thingsOf(deployment: Deployment, configuration: unknown, at: Locate): Record<string, ManifestThing> {
  const origins = new Origins(deployment);
  const things = elementsOf(configuration).map((element): [string, ManifestThing] => [
    `${element.type}.${element.name}`,
    { construct: element.construct, ...at(origins.of(element), "key") },
  ]);
  return Object.fromEntries(things.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a synthesised stack holds, with the construct that each of it comes from. */
function elementsOf(configuration: unknown): Element[] {
  const { resource = {}, data = {}, check = {} } = configuration as Record<string, Blocks | undefined>;
  const byType = (blocks: Blocks, prefix: string) =>
    Object.entries(blocks).flatMap(([type, named]) => elements(`${prefix}${type}`, named as Blocks));
  return [...byType(resource, ""), ...byType(data, "data."), ...elements("check", check)];
}

function elements(type: string, named: Blocks): Element[] {
  return Object.entries(named).flatMap(([name, block]) => {
    const construct = (block as Annotated)["//"]?.metadata?.path;
    return construct === undefined ? [] : [{ type, name, construct }];
  });
}

type Blocks = Readonly<Record<string, unknown>>;
type Annotated = { readonly "//"?: { readonly metadata?: { readonly path?: string } } };

type Locate = (path: readonly (string | number)[], on: "key" | "value") => Origin;

function originIn(document: ParsedDocument): Locate {
  const file = relativeFile(document.file);
  return (path, on) => {
    const { line, column } = document.problemAt(path, "", on);
    return { file, path: formatPath(path), ...(line === undefined ? {} : { line, column }) };
  };
}
