import { Range, SemVer } from "semver";

const OPERATOR = /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(-[0-9A-Za-z.-]+)?$/;

/**
 * Whether a version constraint of Terraform's admits a version. Terraform itself does not look when a provider is handed
 * over by environment, and says little of what a mirror has.
 * @param constraint such as `>= 5.100.0, < 7.0.0`, `~> 6.25` or `6.25.0`; empty admits everything
 * @throws RangeError when the constraint or the version is malformed
 */
export function checkProviderConstraint(constraint: string, version: string): boolean {
  const wanted = new SemVer(version);
  const parts = constraint.split(",").map((part) => part.trim());
  if (parts.length === 1 && parts[0] === "") return true;
  return parts.every((part) => admits(part, wanted));
}

function admits(part: string, version: SemVer): boolean {
  const match = OPERATOR.exec(part);
  if (match === null) throw new RangeError(`"${part}" is not a version constraint of Terraform's.`);
  const [, operator = "=", major, minor, patch, prerelease = ""] = match as unknown as (string | undefined)[];
  const bound = new SemVer(`${major}.${minor ?? 0}.${patch ?? 0}${prerelease}`);
  // A pre-release is admitted only where it is named exactly.
  if (version.prerelease.length > 0 && !(operator === "=" || operator === "!=")) return false;
  switch (operator) {
    case "!=":
      return version.compare(bound) !== 0;
    case "~>":
      // The last number that is given may grow: `~> 6.25` stays below 7, `~> 6.25.0` below 6.26.
      return new Range(patch === undefined ? `>=${bound.version} <${Number(major) + 1}.0.0` : `~${bound.version}`).test(
        version,
      );
    case "=":
      return version.compare(bound) === 0;
    default:
      return new Range(`${operator}${bound.version}`).test(version);
  }
}
