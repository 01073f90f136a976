import type { Statement } from "./statement";

const section = "prerequisites";

/** What must be there before App Mesh can be used on an Outpost. */
export const PREREQUISITES: readonly Statement[] = [
  { section, item: 1, sentence: 1, says: "The three points below are to be met first.", enforcedBy: [] },
  {
    section,
    item: 2,
    sentence: 1,
    says: "There is an Outpost on the premises, and it is set up.",
    enforcedBy: [
      { rule: "OM-P001", certainty: "plan", looksAt: "that the account sees the Outpost" },
      { rule: "OM-P002", certainty: "last-heard", looksAt: "the lifecycle status, which outlives a lost connection" },
      { rule: "OM-P003", certainty: "plan", looksAt: "that it is the rack or the server that the file is written for" },
      { rule: "OM-P004", certainty: "plan", looksAt: "that it is the site that is meant, by its Availability Zone" },
      {
        rule: "OM-P006",
        certainty: "plan",
        looksAt: "that it is slotted for the instance types; not that slots are free",
      },
    ],
    unknowable:
      "Whether the local network is configured to its end (the local gateway's BGP sessions), and how many slots are free at this moment: CloudWatch's metrics of AWS/Outposts say both, and no data source of hashicorp/aws reads a metric. `connectivity` sets alarms on them.",
  },
  {
    section,
    item: 3,
    sentence: 1,
    says: "The Outpost and its Region are connected by a network that can be relied upon.",
    enforcedBy: [
      {
        rule: "OM-N006",
        certainty: "file",
        looksAt: "that there is a way to the Region's services in the anchor zone",
      },
      {
        rule: "OM-N103",
        certainty: "plan",
        looksAt: "that existing Regional subnets stand in the anchor Availability Zone",
      },
      { rule: "OM-N007", certainty: "file", looksAt: "that image layers have a route to S3" },
      { rule: "OM-P009", certainty: "plan", looksAt: "that Envoy's management can be reached in the anchor zone" },
      {
        rule: "OM-P021",
        certainty: "last-heard",
        looksAt: "what the alarm on ConnectedStatus last said, where it is kept",
      },
      { rule: "OM-P022", certainty: "plan", looksAt: "that the alarms get the metrics of the Outpost" },
      { rule: "OM-P024", certainty: "file", looksAt: "that an alarm watches the service link" },
      { rule: "OM-P025", certainty: "file", looksAt: "that the alarms tell somebody" },
      { rule: "OM-P027", certainty: "file", looksAt: "that there is an Outpost to watch" },
      { rule: "OM-P028", certainty: "file", looksAt: "that free capacity is watched" },
      { rule: "OM-P029", certainty: "file", looksAt: "that the topic is one that alarms can tell" },
      { rule: "OM-P037", certainty: "file", looksAt: "that somebody has measured the link" },
      { rule: "OM-P038", certainty: "file", looksAt: "that what was measured is said of an Outpost of the file" },
    ],
    unknowable:
      "Whether the service link is up at this moment, how fast it is and how often it fails. A lifecycle status of ACTIVE does not say it, and no data source does. What a plan reads of it is some minutes old: docs/connectivity.md says how many.",
  },
  {
    section,
    item: 4,
    sentence: 1,
    says: "App Mesh is offered in the Region that the Outpost belongs to.",
    enforcedBy: [
      { rule: "OM-N001", certainty: "file", looksAt: "that the Outpost's ARN is of the deployment's Region" },
      { rule: "OM-P007", certainty: "dated", looksAt: "a table of Regions, at synthesis and again in the plan" },
      { rule: "OM-P008", certainty: "last-heard", looksAt: "AWS's public catalogue of Regions, which may lag" },
      { rule: "OM-P009", certainty: "plan", looksAt: "that the endpoint service exists; asked for only on request" },
      { rule: "OM-P010", certainty: "dated", looksAt: "the day on which AWS ended its support" },
    ],
    unknowable: "Whether App Mesh still answers this account: an apply is the first to find out.",
  },
  {
    section,
    item: 4,
    sentence: 2,
    says: "AWS's General Reference lists the Regions with App Mesh.",
    enforcedBy: [{ rule: "OM-P008", certainty: "last-heard", looksAt: "the same list in its machine-readable form" }],
  },
];
