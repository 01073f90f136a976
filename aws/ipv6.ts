/**
 * Why IPv6 ends at the edge of an Outpost (Outposts user guide, second-generation racks, how Outposts works; first
 * generation, local gateways).
 */
export const IPV6_ON_OUTPOSTS =
  "on an Outpost IPv6 works only between subnets of the same Outpost: not over the service link, a local gateway or an " +
  "internet gateway";

/** Whether a text is meant as an IPv6 address or block. */
export function looksLikeIpv6(text: string): boolean {
  return /^[0-9a-f]*:[0-9a-f:.]*(\/\d{1,3})?$/i.test(text);
}
