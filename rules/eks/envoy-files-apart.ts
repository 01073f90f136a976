import { mountedEnvoysOf } from "../../deployment";
import type { PlacedMount } from "../../deployment";
import type { SynthRule, Violation } from "../rule";

/** Folders that an Envoy needs as they are, and who has them. Nothing can be mounted inside the first ones. */
const CLOSED: Readonly<Record<string, string>> = {
  "/dev": "the container itself",
  "/etc/outpost-mesh": "Envoy's configuration",
  "/proc": "the container itself",
  "/sys": "the container itself",
  "/var/run/secrets": "the pod's service account",
};
const NEEDED: Readonly<Record<string, string>> = {
  ...CLOSED,
  "/bin": "Envoy's image",
  "/etc/pki": "Envoy's image",
  "/etc/ssl": "Envoy's image",
  "/lib": "Envoy's image",
  "/tmp": "Envoy's image",
  "/usr": "Envoy's image",
};

export const envoyFilesApart: SynthRule = {
  id: "OM-K042",
  title: "What is mounted into an Envoy hides nothing",
  severity: "error",
  stages: ["synth"],
  why: "A folder has one thing mounted on it: Kubernetes refuses a second one there. A read-only folder takes no other inside it, so the container does not start; and what is mounted over a folder of the image hides what Envoy needs.",
  remedy: "Give each Secret and ConfigMap a folder of its own, beside the others, for example below /keys.",
  source: "Kubernetes documentation, Volumes; Kubernetes API reference, Container, volumeMounts",
  *inspect({ deployment }) {
    const seen = new Set<string>();
    for (const { mounts } of mountedEnvoysOf(deployment)) {
      for (const [index, mount] of mounts.entries()) {
        for (const found of [...judge(mount), ...overlaps(mount, mounts.slice(0, index))]) {
          // What all Envoys have is judged once.
          const key = JSON.stringify(found);
          if (!seen.has(key)) yield found;
          seen.add(key);
        }
      }
    }
  },
};

function* judge({ folder, path }: PlacedMount): Iterable<Violation> {
  const covered = Object.keys(NEEDED).find((each) => each === folder || isInside(each, folder));
  if (covered !== undefined) {
    yield {
      path,
      message: `${folder} would hide ${covered === folder ? "what" : `${covered}, which`} belongs to ${NEEDED[covered]!}.`,
    };
    return;
  }
  const around = Object.keys(CLOSED).find((each) => isInside(folder, each));
  if (around !== undefined) {
    yield { path, message: `${folder} lies inside ${around}, which belongs to ${CLOSED[around]!}.` };
  }
}

function* overlaps({ folder, path }: PlacedMount, others: readonly PlacedMount[]): Iterable<Violation> {
  for (const other of others) {
    if (folder === other.folder) {
      const place = other.path.slice(0, -1).join(".");
      yield { path, message: `on ${folder} something is mounted already, by ${place}.` };
    } else if (isInside(folder, other.folder) || isInside(other.folder, folder)) {
      const how = isInside(folder, other.folder) ? "lies inside" : "holds";
      yield { path, message: `${folder} ${how} ${other.folder}, on which something else is mounted.` };
    }
  }
}

function isInside(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}/`);
}
