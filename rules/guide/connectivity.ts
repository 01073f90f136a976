import type { Statement } from "./statement";

const section = "connectivity";

/** What happens without the Region, and what to provide. */
export const CONNECTIVITY: readonly Statement[] = [
  {
    section,
    item: 1,
    sentence: 1,
    says: "What follows is to be thought of where the network is planned; the page says it of EKS, and it holds for ECS.",
    enforcedBy: [],
  },
  {
    section,
    item: 2,
    sentence: 1,
    says: "Envoys run on when the Outpost has lost its Region.",
    enforcedBy: [
      { rule: "OM-L001", certainty: "described", looksAt: "which Envoys keep their last configuration" },
      { rule: "OM-L008", certainty: "described", looksAt: "whose tasks are not replaced meanwhile" },
      { rule: "OM-L005", certainty: "described", looksAt: "whose tasks cannot start without their image" },
      { rule: "OM-L007", certainty: "described", looksAt: "whose tasks cannot start without their secrets" },
      { rule: "OM-P030", certainty: "file", looksAt: "who answers lookups meanwhile" },
      { rule: "OM-P031", certainty: "file", looksAt: "that a Resolver on the Outpost is asked of a rack" },
      { rule: "OM-P032", certainty: "file", looksAt: "that local DNS servers are not in the Region" },
    ],
    unknowable: "How long it will last, and whether credentials and caches outlive it.",
  },
  {
    section,
    item: 2,
    sentence: 2,
    says: "Until the Region is back the mesh cannot be changed.",
    enforcedBy: [
      { rule: "OM-L001", certainty: "described", looksAt: "what the change would have to reach" },
      { rule: "OM-L004", certainty: "described", looksAt: "tasks that come and go without callers being told" },
      { rule: "OM-P020", certainty: "last-heard", looksAt: "that the mesh is unchanged while a link is down" },
      { rule: "OM-P021", certainty: "last-heard", looksAt: "that no link is down" },
      { rule: "OM-P023", certainty: "plan", looksAt: "that the status which is read is kept somewhere" },
      { rule: "OM-P026", certainty: "file", looksAt: "that plans read the status" },
    ],
    unknowable:
      "Whether the link is up while a plan is applied. Terraform talks to the Region, so an apply may succeed there while nothing of it arrives at the Outpost.",
  },
  {
    section,
    item: 3,
    sentence: 1,
    says: "The way to the Region should be reliable, redundant and short.",
    enforcedBy: [
      { rule: "OM-N006", certainty: "file", looksAt: "that endpoints stand in the anchor Availability Zone" },
      { rule: "OM-P009", certainty: "plan", looksAt: "that Envoy's management is offered in that zone" },
      { rule: "OM-P033", certainty: "stated", looksAt: "the bandwidth" },
      { rule: "OM-P034", certainty: "stated", looksAt: "the latency" },
      { rule: "OM-P035", certainty: "stated", looksAt: "the MTU" },
      { rule: "OM-P060", certainty: "plan", looksAt: "that the VPC of a private link can carry it" },
      { rule: "OM-P061", certainty: "file", looksAt: "that a private link is a rack's" },
      { rule: "OM-P036", certainty: "stated", looksAt: "the redundancy" },
    ],
    unknowable:
      "Bandwidth, redundancy, latency and loss of the service link. They are properties of the site: measure them, write them into `connectivity.serviceLinks`, and let an alarm watch ConnectedStatus.",
  },
];
