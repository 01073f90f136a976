import { findTarget } from "../../deployment";
import type { SynthRule } from "../rule";
import { balancerTargets } from "./placed-balancers";

export const noClientCertificates: SynthRule = {
  id: "OM-N081",
  title: "No target asks an Application Load Balancer for a certificate",
  severity: "error",
  stages: ["synth"],
  why: "An Application Load Balancer opens TLS to its targets without a certificate of its own, so a listener that validates its callers refuses every request and every health check.",
  remedy:
    "Take `tls.validation` from the gateway's listener, or give it a second listener for the load balancer. A Network Load Balancer passes the client's own TLS on.",
  source: "App Mesh user guide, mutual TLS authentication; Elastic Load Balancing user guide, target groups",
  *inspect({ deployment, mesh }) {
    for (const { label, target, toTarget, balancer } of balancerTargets(deployment)) {
      const found = findTarget(deployment, mesh, target);
      if (balancer.type !== "application" || found?.mutual !== true) continue;
      yield {
        path: toTarget,
        message: `${label} leads to port ${found.port} of the gateway "${found.name}", which asks its callers for a certificate.`,
      };
    }
  },
};
