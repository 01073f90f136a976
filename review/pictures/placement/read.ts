import { actionOf, managedChanges } from "../../changes";
import { placesIn } from "../../places";
import type { Places } from "../../places";
import type { KnownResource, PlanJson, ResourceChange } from "../../plan-json";
import { referencesIn, textsIn, withoutKey } from "../../references";
import type { Mark } from "../svg";
import { onOutpostKind, placedKind, serviceOf, thing } from "./kinds";
import type { PlacedSubnet, Thing } from "./model";

type Values = Readonly<Record<string, unknown>>;

/** A subnet while a plan is read: things are added to it. */
interface OpenSubnet extends Omit<PlacedSubnet, "things"> {
  readonly things: Thing[];
  readonly vpc: string;
}

/** What one plan says about places, before it is joined with others. */
export interface PlacesOfPlan {
  readonly region: string | undefined;
  readonly vpcs: ReadonlyMap<string, { readonly name: string; readonly cidr?: string; readonly mark: Mark }>;
  readonly subnets: readonly (Omit<OpenSubnet, "things"> & { readonly things: readonly Thing[] })[];
  readonly outposts: readonly KnownResource[];
  readonly onOutposts: readonly Thing[];
  readonly localGateways: { readonly present: boolean; readonly cidrs: readonly string[] };
  readonly regional: readonly { readonly service: string; readonly mark: Mark; readonly crosses: boolean }[];
}

/** Reads one plan. */
export function readPlaces(name: string, plan: PlanJson): PlacesOfPlan {
  return new Reader(name, plan).read();
}

class Reader {
  private readonly places: Places;
  private readonly expressions: ReadonlyMap<string, unknown>;
  private readonly known: readonly KnownResource[];
  private readonly vpcs = new Map<string, { name: string; cidr?: string; mark: Mark }>();
  /** Keys of VPCs by their address and by their id. */
  private readonly vpcKeys = new Map<string, string>();
  private readonly subnets: OpenSubnet[] = [];
  /** Subnets by their address and by their id. */
  private readonly subnetsBy = new Map<string, OpenSubnet>();

  constructor(
    private readonly name: string,
    private readonly plan: PlanJson,
  ) {
    this.places = placesIn(plan);
    const configured = plan.configuration?.root_module?.resources ?? [];
    this.expressions = new Map(configured.map(({ address, expressions }) => [address, expressions ?? {}]));
    this.known = plan.prior_state?.values?.root_module?.resources ?? [];
  }

  read(): PlacesOfPlan {
    const changes = managedChanges(this.plan);
    for (const change of changes) if (change.type === "aws_vpc") this.addVpc(change);
    for (const one of this.data("aws_vpc")) this.addExistingVpc(one);
    for (const change of changes) if (change.type === "aws_subnet") this.addSubnet(change);
    for (const one of this.data("aws_subnet")) this.addExistingSubnet(one);
    const onOutposts: Thing[] = [];
    const regional: { service: string; mark: Mark; crosses: boolean }[] = [];
    for (const change of changes) {
      if (change.type === "aws_vpc" || change.type === "aws_subnet") continue;
      if (this.placeInSubnets(change)) continue;
      const place = this.places.of(change);
      const kind = place === "outpost" ? onOutpostKind(change.type) : undefined;
      if (kind !== undefined) onOutposts.push(thing(kind, named(change)));
      else if (place === "region" || place === "crossing") {
        regional.push({ service: serviceOf(change.type), mark: actionOf(change), crosses: place === "crossing" });
      }
    }
    return {
      region: this.region(),
      vpcs: this.vpcs,
      subnets: this.subnets,
      outposts: this.data("aws_outposts_outpost"),
      onOutposts,
      localGateways: localGateways(changes),
      regional,
    };
  }

  private data(type: string): KnownResource[] {
    return this.known.filter((each) => each.mode === "data" && each.type === type && each.values !== undefined);
  }

  private region(): string | undefined {
    const said = this.data("aws_region")[0]?.values?.["name"];
    const taken = managedChanges(this.plan).map((change) => valuesOf(change)["region"]);
    return [said, ...taken].find((each): each is string => typeof each === "string");
  }

  private addVpc(change: ResourceChange): void {
    const values = valuesOf(change);
    this.vpcs.set(`${this.name}/${change.address}`, {
      name: nameIn(values) ?? change.name,
      ...optional("cidr", values["cidr_block"]),
      mark: actionOf(change),
    });
    this.vpcKeys.set(change.address, `${this.name}/${change.address}`);
    if (typeof values["id"] === "string") this.vpcKeys.set(values["id"], `${this.name}/${change.address}`);
  }

  private addExistingVpc({ values = {} }: KnownResource): void {
    const id = String(values["id"]);
    if (this.vpcKeys.has(id)) return;
    this.vpcs.set(id, { name: nameIn(values) ?? id, ...optional("cidr", values["cidr_block"]), mark: "none" });
    this.vpcKeys.set(id, id);
  }

  private vpcOf(address: string, values: Values): string {
    const ways = [...this.references(address, "vpc_id"), String(values["vpc_id"])];
    const key = ways.flatMap((way) => this.vpcKeys.get(way) ?? [])[0];
    if (key !== undefined) return key;
    // A VPC that the plan names by its id and does not read.
    const id = typeof values["vpc_id"] === "string" ? values["vpc_id"] : "VPC";
    this.vpcs.set(id, { name: id, mark: "none" });
    this.vpcKeys.set(id, id);
    return id;
  }

  private addSubnet(change: ResourceChange): void {
    const values = valuesOf(change);
    this.keep([change.address, String(values["id"])], {
      name: nameIn(values) ?? change.name,
      ...optional("cidr", values["cidr_block"]),
      ...optional("zone", values["availability_zone"]),
      ...optional("outpost", values["outpost_arn"]),
      mark: actionOf(change),
      things: [],
      vpc: this.vpcOf(change.address, values),
    });
  }

  private addExistingSubnet({ values = {} }: KnownResource): void {
    const id = String(values["id"]);
    if (this.subnetsBy.has(id)) return;
    this.keep([id], {
      name: nameIn(values) ?? id,
      ...optional("cidr", values["cidr_block"]),
      ...optional("zone", values["availability_zone"]),
      ...optional("outpost", values["outpost_arn"]),
      mark: "none",
      things: [],
      vpc: this.vpcOf("", values),
    });
  }

  private keep(keys: readonly string[], subnet: OpenSubnet): void {
    this.subnets.push(subnet);
    for (const key of keys) this.subnetsBy.set(key, subnet);
  }

  /** Puts a thing into the subnets that it names. Whether it found any. */
  private placeInSubnets(change: ResourceChange): boolean {
    const placed = placedKind(change.type);
    if (placed === undefined) return false;
    const values = valuesOf(change);
    const ways = [...this.references(change.address, placed.subnets), ...textsIn(values[placed.subnets])];
    const subnets = new Set(ways.flatMap((way) => this.subnetsBy.get(way) ?? []));
    for (const subnet of subnets) subnet.things.push(thing(placed.kind, named(change), placed.amount?.(values)));
    return subnets.size > 0;
  }

  private references(address: string, argument: string): string[] {
    const expressions = this.expressions.get(withoutKey(address)) as Values | undefined;
    return referencesIn(expressions?.[argument]);
  }
}

function localGateways(changes: readonly ResourceChange[]): { present: boolean; cidrs: string[] } {
  const present = changes.some(({ type }) => type.startsWith("aws_ec2_local_gateway_"));
  const cidrs = changes.flatMap((change) => {
    const values = valuesOf(change);
    const leads = change.type === "aws_ec2_local_gateway_route" || typeof values["local_gateway_id"] === "string";
    const cidr = values["destination_cidr_block"];
    return leads && typeof cidr === "string" ? [cidr] : [];
  });
  return { present: present || cidrs.length > 0, cidrs };
}

function named(change: ResourceChange) {
  return { address: change.address, name: change.name, mark: actionOf(change), values: valuesOf(change) };
}

/** Values after the change; of what goes, those before. What is kept before is looked up where after is unknown. */
function valuesOf({ change }: ResourceChange): Values {
  return { ...(change.before ?? {}), ...(change.after ?? {}) };
}

function nameIn(values: Values): string | undefined {
  const tags = values["tags"] as Values | null | undefined;
  return typeof tags?.["Name"] === "string" && tags["Name"] !== "" ? tags["Name"] : undefined;
}

function optional<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  return typeof value === "string" && value !== "" ? ({ [key]: value } as Record<K, string>) : {};
}
