import { isIP } from "node:net";

/** HCP Terraform's own hosts; a Terraform Enterprise installation has another. */
export const HCP_HOSTS: readonly string[] = ["app.terraform.io", "app.eu.terraform.io"];

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;

/** Whether a URL's host is a number and not a name, or the machine itself. */
export function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || /(^|\.)localhost\.?$/.test(hostname);
}

/**
 * Why a URL of a request is not followed; undefined when it is. A signed request may still name any URL, and this server
 * may stand in a network where others should not be asked on somebody's behalf.
 * @param allowed - hosts, with a port where it is not 443
 */
export function refusesUrl(url: string, allowed: readonly string[]): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) return `"${url}" is not a URL`;
  const isPlain = parsed.protocol === "http:" && LOOPBACK.test(parsed.hostname);
  if (parsed.protocol !== "https:" && !isPlain) return `${parsed.origin} is not reached through https`;
  if (parsed.username !== "" || parsed.password !== "") return `the URL on ${parsed.host} carries credentials`;
  if (!allowed.includes(parsed.host)) return `${parsed.host} is not among the allowed hosts (${allowed.join(", ")})`;
  return undefined;
}
