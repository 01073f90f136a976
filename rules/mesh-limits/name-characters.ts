import { meshIndex, objects } from "../mesh-model";
import type { SynthRule } from "../rule";

export const nameCharacters: SynthRule = {
  id: "OM-M011",
  title: "Names hold only letters, digits, hyphens and underscores",
  severity: "warning",
  stages: ["synth"],
  why: "App Mesh's console asks for these characters. The API model has no pattern, so others may be taken or may be refused when they are applied. Names of virtual services are host names and are not meant.",
  remedy: "Write another character as a hyphen or an underscore, unless the object exists already under this name.",
  source: "App Mesh console, help text of the name field",
  *inspect(subject) {
    const index = meshIndex(subject);
    if (index.mesh.meshName !== "") {
      const path = subject.deployment.mesh?.meshName === undefined ? ["name"] : ["mesh", "meshName"];
      yield* judge(index.mesh.meshName, path);
    }
    for (const { kind, name, at } of objects(subject)) {
      if (kind !== "virtualService") yield* judge(name, at(`${kind}Name`));
    }
  },
};

function* judge(name: string, path: readonly (string | number)[]) {
  // Slashes and white space are OM-M010's.
  const found = /[^A-Za-z0-9_/\s\p{Cc}-]/u.exec(name);
  if (found !== null) {
    yield {
      path,
      message: `the name ${JSON.stringify(name)} holds ${JSON.stringify(found[0])}; letters, digits, - and _ are known to work.`,
    };
  }
}
