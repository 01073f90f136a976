import { cut, hasLength, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const discoveryAttributes: SynthRule = {
  id: "OM-M016",
  title: "Cloud Map attributes have keys of 1 to 255 and values of 1 to 1024 printable ASCII characters",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses others when they are applied.",
  remedy: "Shorten the key or the value, and keep to printable ASCII.",
  source: "App Mesh API reference, AwsCloudMapInstanceAttribute",
  *inspect(subject) {
    for (const node of meshIndex(subject).nodes) {
      for (const [i, pair] of (node.value.spec.serviceDiscovery?.awsCloudMap?.attributes ?? []).entries()) {
        for (const [part, max] of [
          ["key", 255],
          ["value", 1024],
        ] as const) {
          const path = node.at("spec", "serviceDiscovery", "awsCloudMap", "attributes", i, part);
          yield* hasLength(`the attribute's ${part}`, pair[part], [1, max], path);
          if (!/^[\x20-\x7e]*$/.test(pair[part])) {
            yield { path, message: `the attribute's ${part} ${cut(pair[part])} holds more than printable ASCII.` };
          }
        }
      }
    }
  },
};
