import type { Statement } from "./statement";

const section = "creating";

/** How an Envoy comes to stand on an Outpost. */
export const CREATING: readonly Statement[] = [
  {
    section,
    item: 1,
    sentence: 1,
    says: "A VPC of the Region can reach over several Availability Zones and onto the Outposts that belong to them.",
    enforcedBy: [
      { rule: "OM-N001", certainty: "file", looksAt: "that VPC and Outpost are of one Region" },
      { rule: "OM-N002", certainty: "plan", looksAt: "that subnets lie inside the VPC's blocks" },
      { rule: "OM-N003", certainty: "file", looksAt: "that subnets do not overlap" },
      { rule: "OM-P011", certainty: "plan", looksAt: "that an existing VPC answers private names" },
      { rule: "OM-N112", certainty: "plan", looksAt: "that instances in an existing VPC are no Dedicated Instances" },
      { rule: "OM-N100", certainty: "plan", looksAt: "that an existing VPC is there, and that it is the one" },
    ],
  },
  {
    section,
    item: 1,
    sentence: 2,
    says: "A subnet that is tied to the Outpost brings the VPC to the premises.",
    enforcedBy: [
      { rule: "OM-P005", certainty: "plan", looksAt: "that each subnet stands on the Outpost, in its zone" },
      {
        rule: "OM-N110",
        certainty: "plan",
        looksAt: "that what only the VPC's owner can make is not asked of another",
      },
      { rule: "OM-N111", certainty: "plan", looksAt: "that a subnet is shared by its owner" },
      { rule: "OM-N101", certainty: "plan", looksAt: "that an existing subnet is there, and that it is the one" },
      { rule: "OM-N102", certainty: "plan", looksAt: "that existing subnets are of the VPC" },
      { rule: "OM-N104", certainty: "plan", looksAt: "that existing subnets on the Outpost are IPv4 alone" },
      { rule: "OM-N120", certainty: "stated", looksAt: "that there are slots for what is put there" },
      { rule: "OM-N113", certainty: "plan", looksAt: "that the VPC of a local cluster is IPv4 alone" },
      { rule: "OM-N105", certainty: "plan", looksAt: "that subnets are large enough for what is put there" },
      { rule: "OM-N106", certainty: "plan", looksAt: "that existing subnets have addresses left" },
      { rule: "OM-P040", certainty: "plan", looksAt: "that the zone is the same one in an account that shares it" },
      { rule: "OM-N020", certainty: "file", looksAt: "that a local gateway is asked of a rack" },
      { rule: "OM-N021", certainty: "file", looksAt: "that a local network interface is asked of a server" },
      { rule: "OM-N022", certainty: "file", looksAt: "that such an interface is not the first one" },
      { rule: "OM-N023", certainty: "plan", looksAt: "that the premises do not lie in the VPC" },
      { rule: "OM-N024", certainty: "file", looksAt: "that private and customer-owned addresses are not mixed" },
      { rule: "OM-N025", certainty: "file", looksAt: "that something has a customer-owned address" },
      { rule: "OM-N026", certainty: "file", looksAt: "that the ways to the premises are IPv4" },
      { rule: "OM-N027", certainty: "file", looksAt: "that an existing subnet gets its routes" },
      { rule: "OM-N028", certainty: "file", looksAt: "that Outposts do not share a route table" },
      { rule: "OM-N030", certainty: "file", looksAt: "that a new VPC gets its association" },
      { rule: "OM-N031", certainty: "file", looksAt: "that there is a route to the premises" },
      { rule: "OM-P041", certainty: "plan", looksAt: "that the rack has the local gateway" },
      { rule: "OM-P042", certainty: "plan", looksAt: "that the local gateway is available" },
      { rule: "OM-P043", certainty: "plan", looksAt: "that its route table is this Outpost's" },
      { rule: "OM-P044", certainty: "plan", looksAt: "that the route table is available" },
      { rule: "OM-P045", certainty: "plan", looksAt: "that customer-owned addresses have a pool" },
      { rule: "OM-P046", certainty: "plan", looksAt: "that direct VPC routing meets a table of that mode" },
      { rule: "OM-P047", certainty: "plan", looksAt: "that static routes have virtual interfaces to lead to" },
      { rule: "OM-P048", certainty: "plan", looksAt: "that static routes are made by their owner" },
      { rule: "OM-N005", certainty: "file", looksAt: "that everything says which Outpost it means" },
    ],
    builtIn:
      "A new subnet takes its Availability Zone from the Outpost itself. A route to the local gateway comes after the association of the VPC.",
    unknowable:
      "Whether the devices on the premises have a BGP session with the local gateway, and whether an association that is called existing is there: no data source of hashicorp/aws reads either. An alarm on VifBgpSessionState tells the first; an apply finds out the second.",
  },
  {
    section,
    item: 1,
    sentence: 3,
    says: "Instances there are members of the VPC like those of any Availability Zone.",
    enforcedBy: [
      { rule: "OM-P004", certainty: "plan", looksAt: "that the zone is the expected one" },
      { rule: "OM-L010", certainty: "described", looksAt: "calls to another Outpost, where the likeness ends" },
    ],
  },
  {
    section,
    item: 2,
    sentence: 1,
    says: "An Envoy is there once App Mesh's image is part of an ECS task, or of an EKS pod, that runs on the Outpost.",
    enforcedBy: [
      { rule: "OM-K013", certainty: "file", looksAt: "that an existing cluster says which nodes are on the Outpost" },
      { rule: "OM-K015", certainty: "file", looksAt: "that pods run on nodes of the Outpost, not on Fargate" },
      { rule: "OM-K017", certainty: "file", looksAt: "that each Outpost with pods has nodes" },
      { rule: "OM-K029", certainty: "file", looksAt: "that images beside the services' own can be reached" },
      { rule: "OM-W001", certainty: "file", looksAt: "that tasks run on instances of the Outpost, not on Fargate" },
      { rule: "OM-W004", certainty: "file", looksAt: "that there is a network to run on" },
      { rule: "OM-W005", certainty: "file", looksAt: "that each Outpost with services has instances" },
      { rule: "OM-W007", certainty: "file", looksAt: "that images come from where the subnets can reach" },
      { rule: "OM-P006", certainty: "plan", looksAt: "that the Outpost has the instance type" },
    ],
    builtIn:
      "Every ECS task and every EKS pod gets App Mesh's Envoy from the Region's own registry, and the redirection of its traffic; pods from the file itself, or from App Mesh's controller.",
  },
  {
    section,
    item: 2,
    sentence: 2,
    says: "The guides of ECS and EKS describe containers on Outposts further.",
    enforcedBy: [
      { rule: "OM-K001", certainty: "plan", looksAt: "the subnets of an extended cluster's control plane" },
      { rule: "OM-K003", certainty: "file", looksAt: "how IAM principals are let into a local cluster" },
      { rule: "OM-K009", certainty: "file", looksAt: "what a local cluster's control plane runs on" },
      { rule: "OM-K035", certainty: "file", looksAt: "that nodes have a way to AWS" },
    ],
  },
];
