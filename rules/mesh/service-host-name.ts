import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const serviceHostName: SynthRule = {
  id: "OM-M088",
  title: "A virtual service has a full host name",
  severity: "note",
  stages: ["synth"],
  why: "Callers dial the name of the virtual service, and it must resolve in their containers. A name without a dot resolves only through a search domain or a file of hosts.",
  remedy: "Nothing, when the callers can resolve the name; otherwise use the full one, such as prices.orders.internal.",
  source: "App Mesh user guide, virtual services; aws-app-mesh-roadmap issues 65 and 71",
  *inspect(subject) {
    for (const { label, name, service, at } of meshIndex(subject).services) {
      if (service !== undefined || name.includes(".")) continue;
      yield {
        path: at("virtualServiceName"),
        message: `${label} has no dot in its name; callers need a way to resolve it.`,
      };
    }
  },
};
