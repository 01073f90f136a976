import { objects } from "../mesh-model";
import type { Placed } from "../mesh-model";
import type { SynthRule } from "../rule";

export const meshNamesUnique: SynthRule = {
  id: "OM-M003",
  title: "Every object of the mesh is given once: its kind, its parent and its name are its own",
  severity: "error",
  stages: ["synth"],
  why: 'Names are unique for their kind and parent. Version "v1" of service "web" and a service "web-v1" would both become the virtual node "web-v1"; an object in `mesh` can have the name of one that `services` makes.',
  remedy: "Rename one of them. The same name for a node and a router, or for routes of two routers, is fine.",
  source: "App Mesh API reference, CreateVirtualNode and its siblings",
  *inspect(subject) {
    const seen = new Map<string, Placed<object>>();
    for (const object of objects(subject)) {
      const key = JSON.stringify([object.kind, object.parent, object.name]);
      const earlier = seen.get(key);
      if (earlier === undefined) {
        seen.set(key, object);
        continue;
      }
      seen.set(key, object);
      const path = object.service === undefined ? object.at(`${object.kind}Name`) : object.at();
      yield { path, message: messageFor(earlier, object) };
    }
  },
};

function messageFor(earlier: Placed<object>, later: Placed<object>): string {
  if (later.service === undefined) return `${later.label} is given twice.`;
  if (earlier.service === undefined)
    return `${later.label} is given in \`mesh\`, and service "${later.service}" makes it, too.`;
  return `the ${later.label} would belong to "${earlier.service}" and to "${later.service}".`;
}
