import type { Mark } from "../svg";

/** Something that stands in a subnet or on an Outpost. */
export interface Thing {
  /** What it is, in the singular: "ECS service". */
  readonly kind: string;
  readonly name: string;
  /** How many, how large: "×2", "2 to 4". */
  readonly amount?: string;
  readonly mark: Mark;
  readonly address: string;
}

export interface PlacedSubnet {
  readonly name: string;
  readonly cidr?: string;
  readonly zone?: string;
  /** ARN of the Outpost that the subnet is on; absent in the Region. */
  readonly outpost?: string;
  readonly mark: Mark;
  readonly things: readonly Thing[];
}

export interface PlacedOutpost {
  readonly arn: string;
  readonly name: string;
  /** rack or server, where AWS says so. */
  readonly form?: string;
  readonly status?: string;
  readonly zone?: string;
  /** What stands on it, and in no subnet that is known. */
  readonly things: readonly Thing[];
  /** Blocks on the premises that its local gateway leads to; empty when it has none here. */
  readonly onPremises: readonly string[];
  readonly hasLocalGateway: boolean;
}

export interface PlacedVpc {
  readonly name: string;
  readonly cidr?: string;
  readonly mark: Mark;
  readonly subnets: readonly PlacedSubnet[];
}

/** Resources of one AWS service that stand in the Region and in no subnet. */
export interface RegionalService {
  readonly service: string;
  readonly counts: Readonly<Record<Mark, number>>;
  /** Whether the Outpost reaches it over the service link. */
  readonly crosses: boolean;
}

/** What a set of plans puts where. */
export interface Placement {
  readonly region: string | undefined;
  readonly vpcs: readonly PlacedVpc[];
  readonly outposts: readonly PlacedOutpost[];
  readonly services: readonly RegionalService[];
  /** What services on the Outposts reach in the Region, as the manifest and the plan say it. */
  readonly crossings: readonly string[];
}
