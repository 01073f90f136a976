import { outpostMeant } from "../../deployment";
import { listed } from "../../document";
import type { HopRule } from "../rule";
import { unique } from "./takers";

export const otherOutpostsHop: HopRule = {
  id: "OM-L010",
  title: "No call leaves the Outpost for another one",
  severity: "note",
  stages: ["synth"],
  why: "Instances on different Outposts have no path to one another over the service link. Within a VPC they meet only through their local gateways and the network on the premises, with direct VPC routing.",
  remedy: "Run callers and what they call on one Outpost, or see to a route between the local gateways.",
  source: "Outposts user guide (racks), how Outposts works and firewalls for the service link",
  reaches: "another Outpost: calls",
  when: "at every call",
  whenDown: "goes on: the path does not use the service link",
  trace({ deployment }) {
    const { services = {}, workloads } = deployment;
    const placeOf = (service: string) => {
      const workload = workloads?.services[service];
      return workload === undefined ? undefined : outpostMeant(deployment, workload.outpost)?.name;
    };
    const calls = Object.entries(services).flatMap(([caller, { calls }]) =>
      calls
        .map((callee) => ({ caller, callee, from: placeOf(caller), to: placeOf(callee) }))
        .filter(({ from, to }) => from !== undefined && to !== undefined && from !== to),
    );
    if (calls.length === 0) return undefined;
    const told = unique(calls.map(({ caller, callee, from, to }) => `${caller} on ${from!} calls ${callee} on ${to!}`));
    const takers = unique(calls.map(({ caller }) => caller));
    return {
      path: ["workloads", "services"],
      takers,
      message: `Calls go from one Outpost to another: ${listed(told)}.`,
    };
  },
};
