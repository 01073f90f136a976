/** Terraform expressions about one Outpost, as the prerequisites' rules read them. */
export interface OutpostFacts {
  /** What the deployment calls it. */
  readonly name: string;
  readonly arn: string;
  /** The list of ARNs that the account can see. */
  readonly visibleArns: string;
  readonly lifecycleStatus: string;
  readonly hardwareType: string;
  readonly availabilityZone: string;
  /** The set of instance types that the Outpost is slotted for. */
  readonly instanceTypes: string;
}

/** An Outpost and what a deployment asks of its hardware. */
export interface HardwareFacts extends OutpostFacts {
  readonly form: "rack" | "server";
}

/** An Outpost and the Availability Zone that the deployment expects. */
export interface ExpectedZoneFacts extends OutpostFacts {
  readonly expectedZone: string;
}

/** An Outpost and the id of the Availability Zone that the deployment expects. */
export interface ExpectedZoneIdFacts extends OutpostFacts {
  readonly availabilityZoneId: string;
  readonly expectedZoneId: string;
}

/** An Outpost and the subnets that extend the VPC onto it. */
export interface SubnetFacts extends OutpostFacts {
  /**
   * Id of its Availability Zone, where zones are compared by id: accounts call them by different names.
   * @default - they are compared by name
   */
  readonly availabilityZoneId?: string;
  readonly subnets: readonly {
    readonly name: string;
    readonly availabilityZone: string;
    /** @default - the zone is compared by name */
    readonly availabilityZoneId?: string;
    readonly outpostArn: string;
  }[];
}

/** An Outpost and the instance types that the deployment starts on it. */
export interface InstanceTypeFacts extends OutpostFacts {
  readonly wanted: readonly string[];
}

/** An Outpost on which slots are to be reserved. */
export interface ReservationFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  /** Account that owns the Outpost. */
  readonly owner: string;
  /** Expression: the account that Terraform works in. */
  readonly callerAccount: string;
  /** Names of the groups that slots are reserved for. */
  readonly groups: readonly string[];
}

/** The Region, as the provider reports it. */
export interface RegionFacts {
  readonly region: string;
  /** The list of Regions with an App Mesh endpoint. */
  readonly supportedRegions: string;
  /** Names of AWS's own public parameters that list the Regions of App Mesh. */
  readonly catalogueNames: string;
}

/** The Region's endpoint service for Envoy's management, seen from an Outpost. */
export interface EndpointServiceFacts extends OutpostFacts {
  readonly service: string;
  /** The set of Availability Zones that the endpoint service is offered in. */
  readonly offeredZones: string;
  /** Address of the gate that the Outpost exists. */
  readonly existsGate: string;
}

/** The end of App Mesh's support. */
export interface SupportFacts {
  /** RFC 3339 time of the end. */
  readonly ends: string;
}

/** An existing VPC. */
export interface VpcFacts {
  readonly id: string;
  readonly enableDnsSupport: string;
  readonly enableDnsHostnames: string;
}
