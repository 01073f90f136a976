import { isModernTlsPolicy } from "../../aws";
import type { SynthRule } from "../rule";
import { balancerListeners } from "./placed-balancers";

export const tlsPolicyModern: SynthRule = {
  id: "OM-N078",
  title: "HTTPS listeners take TLS 1.2 and later alone",
  severity: "warning",
  stages: ["synth"],
  why: "TLS 1.0 and 1.1 are deprecated (RFC 8996), and some of AWS's predefined policies still take them.",
  remedy: "Leave `tlsPolicy` out, or choose one whose name has TLS13-1-2 or TLS13-1-3.",
  source: "RFC 8996; Elastic Load Balancing user guide, security policies",
  *inspect({ deployment }) {
    for (const { label, listener, at } of balancerListeners(deployment)) {
      if (listener.certificate === undefined || isModernTlsPolicy(listener.tlsPolicy)) continue;
      yield {
        path: [...at, "tlsPolicy"],
        message: `${label} has ${listener.tlsPolicy}, which may take TLS 1.0 and 1.1.`,
      };
    }
  },
};
