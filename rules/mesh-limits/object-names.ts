import { hasLength, meshIndex, objects } from "../mesh-model";
import type { SynthRule } from "../rule";

/** Characters that end a segment of an ARN or of APPMESH_RESOURCE_ARN, in which names stand. */
const BREAKS_AN_ARN = /[/\s\p{Cc}]/u;

export const objectNames: SynthRule = {
  id: "OM-M010",
  title: "Names have 1 to 255 characters, no slash and no white space among them",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses other lengths. Names are segments of ARNs and of the path by which an Envoy asks for its configuration, so a slash or a space would name something else.",
  remedy: "Shorten the name, or leave the character out.",
  source: "App Mesh API reference, ResourceName (1 to 255); App Mesh user guide, Envoy configuration variables",
  *inspect(subject) {
    const { mesh } = meshIndex(subject);
    const named = [...objects(subject)].map(({ kind, name, at, label }) => ({ name, path: at(`${kind}Name`), label }));
    if (subject.mesh !== undefined) {
      const path = subject.deployment.mesh?.meshName === undefined ? ["name"] : ["mesh", "meshName"];
      named.push({ name: mesh.meshName, path, label: `the mesh ${JSON.stringify(mesh.meshName)}` });
    }
    for (const { name, path, label } of named) {
      yield* hasLength("the name", name, [1, 255], path);
      const found = BREAKS_AN_ARN.exec(name);
      if (found !== null) {
        yield { path, message: `the name of ${label} holds ${JSON.stringify(found[0])}, which no name may.` };
      }
    }
  },
};
