import { ENDPOINTS_WITH_POLICIES } from "../aws";
import { eksOf } from "./eks";
import type { Deployment, Network } from "./schema";

/** Who may reach AWS through an endpoint: principals that are named, or those of an organization or a part of it. */
export interface TrustedPrincipals {
  /** Accounts besides the one that Terraform works in; sorted. */
  readonly accounts: readonly string[];
  /** Ids of organizations; sorted. */
  readonly organizations: readonly string[];
  /** Organizational units, each as the id of its organization and its own; sorted. */
  readonly units: readonly string[];
}

type OwnPolicy = Exclude<Network["endpointPolicies"]["services"][string], "everybody">;

/** The policy of an endpoint: one that is given, one that lets trusted principals through, or AWS's own. */
export type EndpointPolicy = OwnPolicy | TrustedPrincipals | undefined;

/** The policy that a deployment asks for of one of its endpoints; undefined for AWS's own. */
export function endpointPolicy(deployment: Deployment, network: Network, service: string): EndpointPolicy {
  const { allow = network.vpc.cidr === undefined ? "everybody" : "trusted", services } = network.endpointPolicies;
  const own = Object.hasOwn(services, service) ? services[service] : undefined;
  if (own !== undefined) return own === "everybody" ? undefined : own;
  if (allow === "everybody" || !ENDPOINTS_WITH_POLICIES.includes(service)) return undefined;
  // What EKS itself sends from a local cluster's control plane is written down nowhere in full.
  if (eksOf(deployment)?.cluster.form === "local") return undefined;
  // Whoever reaches the internet reads other people's buckets of the Region through the endpoint, too.
  if (service === "s3" && mayReachInternet(network)) return undefined;
  return trustedPrincipals(network);
}

/** Whether something in the network may have a way to the internet, as far as the file can tell. */
function mayReachInternet({ outposts }: Network): boolean {
  return outposts.some(
    ({ egress, localGateway, subnets }) =>
      egress !== undefined ||
      localGateway?.onPremises.includes("0.0.0.0/0") === true ||
      // An existing subnet has the routes that it has.
      subnets.some(({ cidr }) => cidr === undefined),
  );
}

function trustedPrincipals({ endpointPolicies, outposts, regionalSubnets }: Network): TrustedPrincipals {
  const subnets = [...outposts.flatMap((outpost) => outpost.subnets), ...regionalSubnets];
  const all = [...new Set([...endpointPolicies.trusted, ...subnets.flatMap(({ sharedWith }) => sharedWith)])].sort();
  const idOf = (arn: string) => arn.split("/").slice(1).join("/");
  return {
    accounts: all.filter((each) => /^\d{12}$/.test(each)),
    organizations: all.filter((each) => each.includes(":organization/")).map(idOf),
    units: all.filter((each) => each.includes(":ou/")).map(idOf),
  };
}
