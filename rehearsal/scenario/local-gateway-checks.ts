import type { PathStep } from "../../document";
import { didYouMean, listed } from "../../document";
import type { Contradiction } from "./contradiction";
import type { WrittenScenario } from "./schema";

/** A local gateway stands on a rack of the scenario, and a rack has one. */
export function localGatewayChecks({ localGateways, outposts }: WrittenScenario): Contradiction[] {
  const arns = outposts.map(({ arn }) => arn);
  return localGateways.flatMap(({ id, outpostArn }, i) => {
    const path = ["localGateways", i, "outpostArn"];
    const outpost = outposts.find(({ arn }) => arn === outpostArn);
    if (outpost === undefined) {
      const known = arns.length === 0 ? " The scenario has none." : ` It has: ${listed(arns)}.`;
      const message = `"${outpostArn}" is no Outpost of this scenario.${didYouMean(outpostArn, arns)}${known}`;
      return [{ path, message }];
    }
    if (outpost.supportedHardwareType !== "RACK") {
      return [{ path, message: `${outpost.name} is a server, which has no local gateway.` }];
    }
    const twin = localGateways.slice(0, i).find((other) => other.outpostArn === outpostArn);
    return twin === undefined ? [] : [{ path, message: `${outpost.name} has ${twin.id} already beside ${id}.` }];
  });
}

/** Ids inside local gateways with their places, by kind: each must stand once. */
export function localGatewayIds({
  localGateways,
}: WrittenScenario): { readonly path: PathStep[]; readonly key: string }[][] {
  const groups = localGateways.flatMap((gateway, i) =>
    gateway.virtualInterfaceGroups.map((group, j) => ({
      group,
      path: ["localGateways", i, "virtualInterfaceGroups", j] as PathStep[],
    })),
  );
  const tables = localGateways.flatMap((gateway, i) =>
    gateway.routeTables.map((table, j) => ({ table, path: ["localGateways", i, "routeTables", j] as PathStep[] })),
  );
  return [
    localGateways.map(({ id }, i) => ({ path: ["localGateways", i, "id"], key: id })),
    tables.map(({ table, path }) => ({ path: [...path, "id"], key: table.id })),
    tables.flatMap(({ table, path }) =>
      table.coipPools.map((pool, k) => ({ path: [...path, "coipPools", k, "id"], key: pool.id })),
    ),
    groups.map(({ group, path }) => ({ path: [...path, "id"], key: group.id })),
    groups.flatMap(({ group, path }) =>
      group.virtualInterfaces.map((each, k) => ({ path: [...path, "virtualInterfaces", k, "id"], key: each.id })),
    ),
  ];
}
