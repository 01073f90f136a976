import type { HopRule } from "../rule";

export const loadBalancersHop: HopRule = {
  id: "OM-L009",
  title: "No load balancer in front of the services stands in the Region",
  severity: "note",
  stages: ["review"],
  why: "Network and Classic Load Balancers run in the Region, and so do Application Load Balancers outside a rack's subnet: a call from the premises to a service beside it would cross the service link twice.",
  remedy:
    "Use an Application Load Balancer in a subnet on the rack where the Region offers it, or a virtual gateway on the Outpost whose tasks are called by their own addresses.",
  source:
    "App Mesh user guide, App Mesh on AWS Outposts, limitations; Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  reaches: "load balancers: calls from outside",
  when: "at every call that goes through one",
  whenDown: "calls through it fail, also those from the premises",
};
