import type { Finding, Hop } from "../rules";
import { isRecord } from "./json-value";

/** Where in the deployment file something comes from. */
export interface Origin {
  /** The file, relative to the folder in which it was planned. */
  readonly file: string;
  /** The place in the file in words: `services.catalog.versions.v2`. */
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** What the plan alone does not hold of a resource, gate or check. */
export interface ManifestThing extends Partial<Origin> {
  /** Path of its construct: `orders/mesh/node-desk`. */
  readonly construct?: string;
}

/** A finding of a rule that was decided before Terraform ran. */
export interface ManifestFinding extends Omit<Finding, "path" | "setting">, Origin {}

/**
 * The part of `rules.json` beside a plan that a review reads. All of it is optional for a reader: with the plan alone a
 * report lacks construct paths, lines of the deployment file, and what the services reach outside the Outpost.
 */
export interface PlanManifest {
  readonly deployment: string;
  /** The deployment file, relative. */
  readonly file?: string;
  /** By address, without the key of an instance. */
  readonly things: Readonly<Record<string, ManifestThing>>;
  readonly findings: readonly ManifestFinding[];
  readonly hops: readonly Hop[];
}

/** Schema version of the manifests that are written here. */
export const MANIFEST_VERSION = 1;

/**
 * Takes a parsed JSON value for a manifest.
 * @returns undefined when it is none, or of a version that is not known
 */
export function asManifest(value: unknown): PlanManifest | undefined {
  if (!isRecord(value) || value["schemaVersion"] !== MANIFEST_VERSION) return undefined;
  const { deployment, file, things, findings, hops } = value;
  const whole =
    typeof deployment === "string" &&
    (file === undefined || typeof file === "string") &&
    isRecord(things) &&
    Object.values(things).every(isThing) &&
    Array.isArray(findings) &&
    findings.every(isFinding) &&
    Array.isArray(hops) &&
    hops.every(isHop);
  return whole ? (value as unknown as PlanManifest) : undefined;
}

/** What is known of an address; the key of an instance, as in `aws_subnet.a["x"]`, is left aside. */
export function thingOf(manifest: PlanManifest | undefined, address: string): ManifestThing | undefined {
  if (manifest === undefined) return undefined;
  const plain = address.replace(/\[[^\]]*\]$/, "");
  return Object.hasOwn(manifest.things, plain) ? manifest.things[plain] : undefined;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isNumber = (value: unknown): boolean => value === undefined || typeof value === "number";
const maybeText = (value: unknown): boolean => value === undefined || isText(value);

function isThing(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { construct, file, path, line, column } = value;
  return [construct, file, path].every(maybeText) && [line, column].every(isNumber);
}

function isFinding(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { rule, title, severity, message, remedy, file, path, line, column } = value;
  return [rule, title, severity, message, remedy, file, path].every(isText) && [line, column].every(isNumber);
}

function isHop(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { rule, reaches, when, whenDown, message, takers } = value;
  return [rule, reaches, when, whenDown, message].every(isText) && Array.isArray(takers) && takers.every(isText);
}
