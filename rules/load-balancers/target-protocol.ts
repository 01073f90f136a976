import { findTarget } from "../../deployment";
import type { SynthRule } from "../rule";
import { balancerTargets } from "./placed-balancers";

export const targetProtocol: SynthRule = {
  id: "OM-N080",
  title: "An Application Load Balancer can speak the protocol of its targets",
  severity: "error",
  stages: ["synth"],
  why: "It forwards HTTP requests, no plain TCP; HTTP/2 and gRPC reach their targets through HTTPS listeners only.",
  remedy:
    "For http2 and grpc give the listener a `certificate`. For tcp let clients call the service's tasks (`clients`), or use a Network Load Balancer in the Region.",
  source: "Elastic Load Balancing user guide, target groups: protocol versions",
  *inspect({ deployment, mesh }) {
    for (const { label, target, toTarget, balancer, listener } of balancerTargets(deployment)) {
      const found = findTarget(deployment, mesh, target);
      if (found === undefined || balancer.type !== "application" || found.protocol === "http") continue;
      if (found.protocol === "tcp") {
        yield { path: toTarget, message: `${label} leads to "${found.name}", which speaks tcp.` };
      } else if (listener.certificate === undefined) {
        yield {
          path: toTarget,
          message: `${label} speaks HTTP and leads to "${found.name}", which speaks ${found.protocol}: that needs HTTPS.`,
        };
      }
    }
  },
};
