import type { SynthRule } from "../rule";
import { balancerListeners } from "./placed-balancers";

export const clearText: SynthRule = {
  id: "OM-N077",
  title: "Clients and load balancer speak TLS",
  severity: "note",
  stages: ["synth"],
  why: "Without a certificate requests cross the premises in clear text, and so do passwords and tokens in them.",
  remedy: "Give the listener a `certificate` from ACM, and let a listener on port 80 redirect (`redirectTo`).",
  source: "Elastic Load Balancing user guide, HTTPS listeners",
  *inspect({ deployment }) {
    for (const { label, listener, at, balancer } of balancerListeners(deployment)) {
      if (listener.certificate !== undefined || listener.redirectTo !== undefined) continue;
      const what = balancer.type === "network" ? "takes connections as they are" : "speaks HTTP in clear text";
      yield { path: at, message: `${label} ${what}.` };
    }
  },
};
