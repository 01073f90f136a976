import { virtualServiceName } from "../../deployment";
import { didYouMean, listed } from "../../document";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

/** With more unknown calls than this nothing is suggested: so many were not misspelt one by one. */
const MOST_SUGGESTED = 20;

export const callResolves: SynthRule = {
  id: "OM-M001",
  title: "Every call goes to a service of the mesh",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh accepts a backend that nothing serves; the caller then gets 404 or 503 from its own Envoy.",
  remedy: "Correct the name, or add the service to `services`.",
  source: "App Mesh user guide, virtual nodes, backends; aws-app-mesh-examples issue 92",
  *inspect(subject) {
    const { deployment } = subject;
    const { servicesByName, whole } = meshIndex(subject);
    const services = deployment.services ?? {};
    const known = Object.keys(services).sort();
    const unknown: { readonly path: (string | number)[]; readonly caller: string; readonly name: string }[] = [];
    for (const [caller, service] of Object.entries(services)) {
      const called = new Set<string>();
      for (const [index, name] of service.calls.entries()) {
        const path = ["services", caller, "calls", index];
        // A name with a dot is that of a virtual service, and a mesh that is not all here may hold any: OM-M068, OM-M069.
        const judged = whole && !name.includes(".") && !Object.hasOwn(services, name);
        if (judged && !servicesByName.has(virtualServiceName(deployment, name))) unknown.push({ path, caller, name });
        else if (called.has(name)) {
          yield { path, message: `"${caller}" names "${name}" twice; App Mesh refuses duplicate backends.` };
        }
        called.add(name);
      }
    }
    const all = listed(known);
    for (const { path, caller, name } of unknown) {
      const meant = unknown.length > MOST_SUGGESTED ? "" : didYouMean(name, known);
      yield { path, message: `"${caller}" calls "${name}", which is no service here.${meant} Services: ${all}.` };
    }
  },
};
