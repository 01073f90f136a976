import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";

export const callResolves: SynthRule = {
  id: "OM-M001",
  title: "Every call goes to a service of the mesh",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh accepts a backend that nothing serves; the caller then gets 404 or 503 from its own Envoy.",
  remedy: "Correct the name, or add the service to `services`.",
  source: "App Mesh user guide, virtual nodes, backends; aws-app-mesh-examples issue 92",
  *inspect({ deployment }) {
    const services = deployment.services ?? {};
    const known = Object.keys(services).sort();
    for (const [caller, service] of Object.entries(services)) {
      for (const [index, name] of service.calls.entries()) {
        const path = ["services", caller, "calls", index];
        if (!known.includes(name) && !name.includes(".")) {
          yield {
            path,
            message: `"${caller}" calls "${name}", which is no service here.${didYouMean(name, known)} Services: ${listed(known)}.`,
          };
        } else if (service.calls.indexOf(name) !== index) {
          yield { path, message: `"${caller}" names "${name}" twice; App Mesh refuses duplicate backends.` };
        }
      }
    }
  },
};
