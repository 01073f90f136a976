import { outpostOfBalancer, subnetsOfBalancer } from "../../deployment";
import type {
  BalancerListener,
  BalancerSubnet,
  BalancerTarget,
  Deployment,
  LoadBalancer,
  Outpost,
} from "../../deployment";
import type { Violation } from "../rule";

type Path = Violation["path"];

/** A load balancer of the deployment with its place in the file. */
export interface PlacedBalancer {
  readonly balancer: LoadBalancer;
  readonly path: Path;
  readonly subnets: readonly BalancerSubnet[];
  /** The Outpost that it stands on; undefined in the Region. */
  readonly outpost: Outpost | undefined;
}

/** All load balancers, in the order of the file. */
export function placedBalancers(deployment: Deployment): PlacedBalancer[] {
  return (deployment.network?.loadBalancers ?? []).map((balancer, index) => ({
    balancer,
    path: ["network", "loadBalancers", index],
    subnets: subnetsOfBalancer(deployment, balancer),
    outpost: outpostOfBalancer(deployment, balancer),
  }));
}

/** A listener with its load balancer and its place in the file. */
export interface PlacedBalancerListener extends PlacedBalancer {
  readonly listener: BalancerListener;
  /** `listener 443 of "front"`. */
  readonly label: string;
  readonly at: Path;
}

/** All listeners, in the order of the file. */
export function balancerListeners(deployment: Deployment): PlacedBalancerListener[] {
  return placedBalancers(deployment).flatMap((placed) =>
    placed.balancer.listeners.map((listener, index) => ({
      ...placed,
      listener,
      label: `listener ${listener.port} of "${placed.balancer.name}"`,
      at: [...placed.path, "listeners", index],
    })),
  );
}

/** All targets, each with its listener. */
export function balancerTargets(
  deployment: Deployment,
): (PlacedBalancerListener & { readonly target: BalancerTarget; readonly toTarget: Path })[] {
  return balancerListeners(deployment).flatMap((placed) => {
    const { target } = placed.listener;
    return target === undefined ? [] : [{ ...placed, target, toTarget: [...placed.at, "target"] }];
  });
}
