import type { SynthRule } from "../rule";
import { balancerTargets } from "./placed-balancers";

export const noLambdaTargets: SynthRule = {
  id: "OM-N070",
  title: "No load balancer leads to a Lambda function",
  severity: "error",
  stages: ["synth"],
  why: "Lambda runs in the Region; Application Load Balancers on Outposts have no Lambda targets, and a function has no Envoy.",
  remedy: "Run the code as a service of `workloads`, and name it or its virtual gateway.",
  source: "Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  *inspect({ deployment }) {
    for (const { label, target, toTarget } of balancerTargets(deployment)) {
      if (target.lambda === undefined) continue;
      yield { path: [...toTarget, "lambda"], message: `${label} leads to the Lambda function ${target.lambda}.` };
    }
  },
};
