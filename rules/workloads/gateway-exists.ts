import { didYouMean, listed } from "../../document";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayExists: SynthRule = {
  id: "OM-W020",
  title: "Every gateway that runs here is a virtual gateway of the file",
  severity: "error",
  stages: ["synth"],
  why: "The Envoy of a gateway is one virtual gateway: which ports it opens, to whom and towards which services follows from the object and its routes.",
  remedy:
    "Correct the name, or describe the gateway: under `mesh.virtualGateways`, or by `exposed.gateway` of the services behind it.",
  source: "App Mesh user guide, virtual gateways",
  *inspect(subject) {
    const known = [...meshIndex(subject).gatewaysByName.keys()].sort();
    for (const name of Object.keys(subject.deployment.workloads?.gateways ?? {})) {
      if (known.includes(name)) continue;
      yield {
        path: ["workloads", "gateways", name],
        message: `there is no virtual gateway "${name}".${didYouMean(name, known)} Virtual gateways: ${listed(known) || "none"}.`,
      };
    }
  },
};
