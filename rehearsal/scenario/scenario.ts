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
/** A VPC with its subnets. */
export type ScenarioVpc = Deep<Element<WrittenScenario["vpcs"]>>;
/** A subnet. */
export type ScenarioSubnet = Element<ScenarioVpc["subnets"]>;
/** A service that VPC endpoints reach, every default filled in. */
export type ScenarioEndpointService = Deep<With<Element<WrittenScenario["endpointServices"]>, "availabilityZones">>;

/** A world for a rehearsal, every default filled in. Plain data: it travels to the stand-in as JSON. */
export interface Scenario extends Deep<
  Omit<WrittenScenario, "partition" | "availabilityZones" | "outposts" | "endpointServices">
> {
  readonly partition: string;
  /** What host names of the partition end in. */
  readonly dnsSuffix: string;
  readonly availabilityZones: readonly ScenarioZone[];
  readonly outposts: readonly ScenarioOutpost[];
  readonly endpointServices: readonly ScenarioEndpointService[];
}

/** Fills in the defaults that depend on other keys. */
export function completeScenario(written: WrittenScenario): Scenario {
  const partition = partitionOf(written.region);
  const zones = written.availabilityZones ?? defaultZones(written.region);
  const zoneId = (name: string): string => zones.find((zone) => zone.name === name)?.id ?? "";
  return {
    ...written,
    partition: written.partition ?? partition.name,
    dnsSuffix: partition.dnsSuffix,
    availabilityZones: zones,
    outposts: written.outposts.map((outpost) => ({
      ...outpost,
      availabilityZoneId: outpost.availabilityZoneId ?? zoneId(outpost.availabilityZone),
      ownerId: outpost.ownerId ?? written.account,
    })),
    endpointServices: written.endpointServices.map((service) => ({
      ...service,
      availabilityZones: service.availabilityZones ?? zones.map((zone) => zone.name),
    })),
  };
}
