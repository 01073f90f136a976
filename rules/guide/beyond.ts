/** Rules about place and network that the page does not ask for, and why they are there. */
export interface BeyondThePage {
  readonly because: string;
  readonly rules: readonly string[];
}

export const BEYOND_THE_PAGE: readonly BeyondThePage[] = [
  { because: "a verdict that is missing is none", rules: ["OM-P090"] },
  { because: "a reviewer is told of every condition that fails, whoever wrote it", rules: ["OM-P091"] },
  { because: "names in the plan would collide", rules: ["OM-N004", "OM-N029"] },
  {
    because: "Application Load Balancers came to racks after the page was written, and have limits of their own there",
    rules: [
      "OM-N061",
      "OM-N062",
      "OM-N063",
      "OM-N064",
      "OM-N065",
      "OM-N066",
      "OM-N067",
      "OM-N069",
      "OM-N070",
      "OM-N071",
      "OM-N072",
      "OM-N073",
      "OM-N074",
      "OM-N084",
      "OM-N085",
      "OM-N086",
      "OM-N089",
      "OM-N090",
    ],
  },
  {
    because: "whoever calls the mesh from outside needs a way in that works and is no wider than it has to be",
    rules: [
      "OM-N068",
      "OM-N075",
      "OM-N076",
      "OM-N077",
      "OM-N078",
      "OM-N079",
      "OM-N080",
      "OM-N081",
      "OM-N082",
      "OM-N083",
      "OM-N087",
      "OM-N088",
    ],
  },
  {
    because: "the page speaks of the way to the Region alone; what workloads ask of the internet goes that way, too",
    rules: [
      "OM-L012",
      "OM-N040",
      "OM-N041",
      "OM-N042",
      "OM-N043",
      "OM-N044",
      "OM-N045",
      "OM-N046",
      "OM-N047",
      "OM-P050",
      "OM-P051",
      "OM-P052",
    ],
  },
  {
    because: "slots of an Outpost can be kept for a group of instances, which the page does not speak of",
    rules: ["OM-P070", "OM-P071"],
  },
  {
    because: "the page names other services that run in the Region; logs, metrics and records of traffic go there, too",
    rules: ["OM-L006", "OM-L013", "OM-N130", "OM-N131", "OM-N132"],
  },
  {
    because: "the way to AWS goes through endpoints, and is no wider than it has to be",
    rules: ["OM-N133", "OM-N134"],
  },
  {
    because: "the page speaks of the mesh; what places pods is EKS's own, in the Region unless a cluster is local",
    rules: ["OM-L011"],
  },
];
