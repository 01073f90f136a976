import { findTarget, isRegionalBalancer, loadBalancersOf } from "../../deployment";
import { listed } from "../../document";
import type { HopRule } from "../rule";
import { unique } from "./takers";

export const loadBalancersHop: HopRule = {
  id: "OM-L009",
  title: "No load balancer in front of the services stands in the Region",
  severity: "note",
  stages: ["synth", "review"],
  why: "Network and Classic Load Balancers run in the Region, and so do Application Load Balancers outside a rack's subnet: a call from the premises to a service beside it would cross the service link twice.",
  remedy:
    "Use an Application Load Balancer in a subnet on the rack where the Region offers it, or a virtual gateway on the Outpost whose tasks are called by their own addresses.",
  source:
    "App Mesh user guide, App Mesh on AWS Outposts, limitations; Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  reaches: "load balancers: calls from outside",
  when: "at every call that goes through one",
  whenDown: "calls through it fail, also those from the premises",
  trace({ deployment, mesh }) {
    const regional = loadBalancersOf(deployment).filter((balancer) => isRegionalBalancer(deployment, balancer));
    if (regional.length === 0) return undefined;
    const takers = regional.flatMap(({ listeners }) =>
      listeners.flatMap(({ target }) => {
        const found = target === undefined ? undefined : findTarget(deployment, mesh, target);
        if (found === undefined) return [];
        return [found.kind === "gateway" ? `virtual gateway ${found.name}` : found.name];
      }),
    );
    const told = unique(regional.map(({ name, type }) => `${name} (${type})`));
    return {
      path: ["network", "loadBalancers"],
      takers: takers.length > 0 ? unique(takers) : regional.map(({ name }) => `load balancer ${name}`),
      message: `Load balancers stand in the Region: ${listed(told)}. Calls through them cross the service link, those from the premises twice.`,
    };
  },
};
