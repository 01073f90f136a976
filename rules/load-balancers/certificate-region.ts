import type { SynthRule } from "../rule";
import { balancerListeners } from "./placed-balancers";

export const certificateRegion: SynthRule = {
  id: "OM-N079",
  title: "The certificate of a listener is in the load balancer's Region",
  severity: "error",
  stages: ["synth"],
  why: "A listener takes certificates of its own Region alone.",
  remedy: "Request or import the certificate in this Region.",
  source: "Elastic Load Balancing user guide, certificates of HTTPS listeners",
  *inspect({ deployment }) {
    for (const { label, listener, at } of balancerListeners(deployment)) {
      const region = listener.certificate?.split(":")[3];
      if (region === undefined || region === deployment.region) continue;
      yield {
        path: [...at, "certificate"],
        message: `${label} is in ${deployment.region} and its certificate in ${region}.`,
      };
    }
  },
};
