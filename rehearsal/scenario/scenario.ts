import { partitionOf } from "../../aws";
import type { WrittenScenario } from "./schema";
import { defaultZones } from "./zones";

type Deep<T> = T extends readonly (infer U)[]
  ? readonly Deep<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;
type With<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: Exclude<T[P], undefined> };
type Element<T> = T extends readonly (infer U)[] ? U : never;

/** An Availability Zone by name and id. */
export type ScenarioZone = Deep<Element<NonNullable<WrittenScenario["availabilityZones"]>>>;
/** An Outpost, every default filled in. */
export type ScenarioOutpost = Deep<With<Element<WrittenScenario["outposts"]>, "availabilityZoneId" | "ownerId">>;
/** A local gateway, every default filled in. */
export type ScenarioLocalGateway = Deep<
  Omit<With<WrittenLocalGateway, "ownerId">, "routeTables"> & {
    routeTables: With<Element<WrittenLocalGateway["routeTables"]>, "ownerId">[];
  }
>;
type WrittenLocalGateway = Element<WrittenScenario["localGateways"]>;
/** A VPC with its subnets, every default filled in. */
export type ScenarioVpc = Deep<With<Element<WrittenScenario["vpcs"]>, "ownerId">>;
/** A subnet. */
export type ScenarioSubnet = Element<ScenarioVpc["subnets"]>;
/** A service that VPC endpoints reach, every default filled in. */
export type ScenarioEndpointService = Deep<With<Element<WrittenScenario["endpointServices"]>, "availabilityZones">>;

/** A world for a rehearsal, every default filled in. Plain data: it travels to the stand-in as JSON. */
export interface Scenario extends Deep<
  Omit<WrittenScenario, "partition" | "availabilityZones" | "outposts" | "localGateways" | "vpcs" | "endpointServices">
> {
  readonly partition: string;
  /** What host names of the partition end in. */
  readonly dnsSuffix: string;
  readonly availabilityZones: readonly ScenarioZone[];
  readonly outposts: readonly ScenarioOutpost[];
  readonly localGateways: readonly ScenarioLocalGateway[];
  readonly vpcs: readonly ScenarioVpc[];
  readonly endpointServices: readonly ScenarioEndpointService[];
}

/** Fills in the defaults that depend on other keys. */
export function completeScenario(written: WrittenScenario): Scenario {
  const partition = partitionOf(written.region);
  const zones = written.availabilityZones ?? defaultZones(written.region);
  const zoneId = (name: string): string => zones.find((zone) => zone.name === name)?.id ?? "";
  const outposts = written.outposts.map((outpost) => ({
    ...outpost,
    availabilityZoneId: outpost.availabilityZoneId ?? zoneId(outpost.availabilityZone),
    ownerId: outpost.ownerId ?? written.account,
  }));
  return {
    ...written,
    partition: written.partition ?? partition.name,
    dnsSuffix: partition.dnsSuffix,
    availabilityZones: zones,
    outposts,
    localGateways: written.localGateways.map((gateway) => {
      const ofOutpost = outposts.find(({ arn }) => arn === gateway.outpostArn)?.ownerId;
      const ownerId = gateway.ownerId ?? ofOutpost ?? written.account;
      const routeTables = gateway.routeTables.map((table) => ({ ...table, ownerId: table.ownerId ?? ownerId }));
      return { ...gateway, ownerId, routeTables };
    }),
    vpcs: written.vpcs.map((vpc) => ({ ...vpc, ownerId: vpc.ownerId ?? written.account })),
    endpointServices: written.endpointServices.map((service) => ({
      ...service,
      availabilityZones: service.availabilityZones ?? zones.map((zone) => zone.name),
    })),
  };
}
