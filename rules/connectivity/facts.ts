/** Terraform expressions about the service links whose status is kept. */
export interface LinkFacts {
  /** The map of statuses by the Outpost's name: up, down or unknown. Empty before anything is kept. */
  readonly statuses: string;
  /**
   * The Outposts of another deployment whose status counts, by their names there.
   * @default - every one that it keeps
   */
  readonly wanted?: readonly string[];
  /** What the names of the parameters begin with; the Outpost's name follows. */
  readonly parameterPrefix: string;
  /** How far a status is behind the link, in words. */
  readonly delay: string;
}

/** The service links and the mesh that hangs on them. */
export interface MeshRevisionFacts extends LinkFacts {
  /** The revision that was applied last; an empty text before the first. */
  readonly applied: string;
  /** The revision that the plan makes. */
  readonly planned: string;
}

/** An Outpost that is watched, and the account that watches it. */
export interface MetricsOwnerFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  /** Account that owns the Outpost. */
  readonly owner: string;
  /** The account that Terraform works in. */
  readonly callerAccount: string;
}
