import type { SynthRule } from "../rule";
import { balancerListeners } from "./placed-balancers";

export const noUserAuthentication: SynthRule = {
  id: "OM-N073",
  title: "No load balancer authenticates users",
  severity: "error",
  stages: ["synth"],
  why: "Application Load Balancers on Outposts do not authenticate users, neither with OpenID Connect nor with Amazon Cognito, which answer over the service link anyway.",
  remedy: "Remove `authenticate`, and let the services behind authenticate their users.",
  source: "Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  *inspect({ deployment }) {
    for (const { label, listener, at } of balancerListeners(deployment)) {
      if (listener.authenticate === undefined) continue;
      yield {
        path: [...at, "authenticate"],
        message: `${label} would authenticate users with ${listener.authenticate}.`,
      };
    }
  },
};
