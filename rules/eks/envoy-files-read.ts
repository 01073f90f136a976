import { mountedEnvoysOf } from "../../deployment";
import type { PlacedMount } from "../../deployment";
import { filesNamed, sourceWords } from "./files-named";
import type { SynthRule } from "../rule";

export const envoyFilesRead: SynthRule = {
  id: "OM-K045",
  title: "What is mounted into an Envoy is read",
  severity: "note",
  stages: ["synth"],
  why: "A pod does not start without the Secrets and ConfigMaps that are mounted into it, so one that nobody reads can only do harm; and a private key should be nowhere that it is not needed.",
  remedy: "Take the mount out, or name its files in `tls`, `clientPolicy` or the client policy of a backend.",
  source: "Kubernetes documentation, Secrets, restrictions",
  *inspect(subject) {
    const read = new Set(filesNamed(subject).map(({ mount }) => mount));
    const unread = new Map<string, PlacedMount>();
    for (const mount of mountedEnvoysOf(subject.deployment).flatMap(({ mounts }) => mounts)) {
      unread.set(JSON.stringify(mount.path), mount);
    }
    for (const mount of read) if (mount !== undefined) unread.delete(JSON.stringify(mount.path));
    for (const mount of unread.values()) {
      yield { path: mount.path, message: `no Envoy reads a file of ${sourceWords(mount)} in ${mount.folder}.` };
    }
  },
};
