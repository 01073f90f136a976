import type { Hop } from "../../../rules";
import type { Mark } from "../svg";
import { MARKS } from "../svg";
import type { Placement, PlacedOutpost, RegionalService, Thing } from "./model";
import type { PlacesOfPlan } from "./read";

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = <T extends { readonly name: string }>(items: Iterable<T>) =>
  [...items].sort((a, b) => compare(a.name, b.name));
const byKindAndName = (items: readonly Thing[]) =>
  [...items].sort((a, b) => compare(a.kind, b.kind) || compare(a.name, b.name) || compare(a.address, b.address));

/** Joins what several plans say into one placement: an Outpost or a VPC that two of them name stands there once. */
export function joinPlaces(plans: readonly PlacesOfPlan[], hops: readonly Hop[]): Placement {
  const vpcs = new Map(plans.flatMap((plan) => [...plan.vpcs]));
  const subnets = plans.flatMap((plan) => plan.subnets);
  return {
    region: plans.flatMap(({ region }) => region ?? [])[0],
    vpcs: [...vpcs]
      .sort(([a], [b]) => compare(a, b))
      .map(([key, vpc]) => ({
        ...vpc,
        subnets: byName(subnets.filter((each) => each.vpc === key)).map(({ vpc: _, ...subnet }) => ({
          ...subnet,
          things: byKindAndName(subnet.things),
        })),
      })),
    outposts: outpostsOf(plans),
    services: servicesOf(plans),
    crossings: [...new Set(hops.map(({ reaches }) => reaches.split(":")[0]!))].sort(compare),
  };
}

/** The Outposts that plans read, and those that only their subnets name. */
function outpostsOf(plans: readonly PlacesOfPlan[]): PlacedOutpost[] {
  const found = new Map<string, PlacedOutpost>();
  for (const plan of plans) {
    const named = plan.subnets.flatMap(({ outpost, zone }) => (outpost === undefined ? [] : [{ arn: outpost, zone }]));
    const read = plan.outposts.map(({ values = {} }) => ({
      arn: String(values["arn"]),
      zone: text(values["availability_zone"]),
      name: text(values["name"]),
      form: text(values["supported_hardware_type"])?.toLowerCase(),
      status: text(values["lifecycle_status"]),
    }));
    const here = new Map<string, (typeof read)[number]>();
    for (const each of [...named, ...read]) {
      here.set(each.arn, { name: undefined, form: undefined, status: undefined, ...here.get(each.arn), ...each });
    }
    for (const { arn, name, form, status, zone } of here.values()) {
      const before = found.get(arn);
      // What stands on an Outpost and says no more than that is drawn where there is no choice.
      const things = here.size === 1 ? plan.onOutposts : [];
      found.set(arn, {
        arn,
        name: name ?? before?.name ?? arn.split("/").at(-1)!,
        form: form ?? before?.form,
        status: status ?? before?.status,
        zone: zone ?? before?.zone,
        things: byKindAndName([...(before?.things ?? []), ...things]),
        onPremises: [...new Set([...(before?.onPremises ?? []), ...plan.localGateways.cidrs])].sort(compare),
        hasLocalGateway: before?.hasLocalGateway === true || plan.localGateways.present,
      });
    }
  }
  return byName(found.values());
}

function servicesOf(plans: readonly PlacesOfPlan[]): RegionalService[] {
  const services = new Map<string, { counts: Record<Mark, number>; crosses: boolean }>();
  for (const { service, mark, crosses } of plans.flatMap(({ regional }) => regional)) {
    const empty = Object.fromEntries(MARKS.map((each) => [each, 0])) as Record<Mark, number>;
    const entry = services.get(service) ?? { counts: empty, crosses: false };
    entry.counts[mark]++;
    services.set(service, { ...entry, crosses: entry.crosses || crosses });
  }
  return [...services].map(([service, entry]) => ({ service, ...entry })).sort((a, b) => compare(a.service, b.service));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
