import type { SynthRule } from "../rule";
import { balancerTargets } from "./placed-balancers";

export const noStickySessions: SynthRule = {
  id: "OM-N072",
  title: "No load balancer keeps a client with one task",
  severity: "error",
  stages: ["synth"],
  why: "Application Load Balancers on Outposts have no sticky sessions; and behind a virtual gateway the mesh chooses the task, not the load balancer.",
  remedy: "Remove `stickiness`, and keep sessions where every task finds them.",
  source: "Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  *inspect({ deployment }) {
    for (const { label, target, toTarget } of balancerTargets(deployment)) {
      if (target.stickiness) yield { path: [...toTarget, "stickiness"], message: `${label} asks for sticky sessions.` };
    }
  },
};
