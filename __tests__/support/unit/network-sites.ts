import type { Deployment, DeploymentInput } from "../../../deployment";
import { OUTPOST, site } from "./sites";

type NetworkInput = NonNullable<DeploymentInput["network"]>;
type OutpostInput = NetworkInput["outposts"][number];

/** What a rule about the network says of one deployment, and deployments that it has nothing to say about. */
export interface NetworkCase {
  readonly rule: string;
  readonly red: () => Deployment;
  /** `path: message`, one line each. */
  readonly says: readonly string[];
  readonly green: readonly (() => Deployment)[];
}

/** Blocks on the premises. */
export const PREMISES = ["10.200.0.0/16"];
/** A new subnet on an Outpost. */
export const CONTAINERS = { name: "containers", cidr: "10.40.128.0/20" };

/** A network alone, with one rack that reaches the premises, with changes. */
export function premisesSite(
  localGateway: Partial<NonNullable<OutpostInput["localGateway"]>> | undefined = {},
  changes: Partial<OutpostInput> = {},
  others: Partial<NetworkInput> = {},
): Deployment {
  return networkSite(
    [
      {
        name: "factory",
        arn: OUTPOST,
        subnets: [CONTAINERS],
        localGateway: { onPremises: PREMISES, ...localGateway },
        ...changes,
      },
    ],
    others,
  );
}

/** A network alone with these Outposts. */
export function networkSite(outposts: OutpostInput[], others: Partial<NetworkInput> = {}): Deployment {
  const network = { vpc: { cidr: "10.40.0.0/16" }, outposts, ...others };
  return site({ services: undefined, workloads: undefined, network });
}
