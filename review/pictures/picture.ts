/** One picture of a report. */
export interface Picture {
  /**
   * A whole `<svg>` element, without scripts, links, fonts or images from elsewhere. It is put into the page as it is, so
   * every text in it is escaped. Its colours are `currentColor` or come with `prefers-color-scheme`.
   */
  readonly svg: string;
  /** What the picture is of, as a heading. */
  readonly title: string;
  /** What it shows, for who does not see it: one line of text for each statement. */
  readonly alternative: readonly string[];
}

/** The pictures of a report; each is absent when there is nothing to draw. */
export interface Pictures {
  /** What stands where: Region, VPC, Availability Zones, Outposts, subnets. */
  readonly placement?: Picture;
  /** The mesh: gateways, services, routes with their weights, nodes, who may call whom. */
  readonly mesh?: Picture;
}
