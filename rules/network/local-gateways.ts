import type { Deployment, LocalGatewayOptions, Outpost } from "../../deployment";

/** A local gateway of the deployment with its Outpost and its place in the file. */
export interface PlacedLocalGateway {
  readonly outpost: Outpost;
  readonly localGateway: LocalGatewayOptions;
  readonly path: readonly (string | number)[];
}

/** The local gateways that the deployment uses, in the order of the file. */
export function placedLocalGateways({ network }: Deployment): PlacedLocalGateway[] {
  return (network?.outposts ?? []).flatMap((outpost, index) =>
    outpost.localGateway === undefined
      ? []
      : [{ outpost, localGateway: outpost.localGateway, path: ["network", "outposts", index, "localGateway"] }],
  );
}

/** The blocks that a local gateway is to lead to, each with its place in the file. */
export function premisesBlocks({ localGateway, path }: PlacedLocalGateway) {
  return (["onPremises", "routes"] as const).flatMap((key) =>
    localGateway[key].map((cidr, index) => ({ key, cidr, path: [...path, key, index] })),
  );
}
