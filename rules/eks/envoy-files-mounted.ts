import { filesNamed } from "./files-named";
import type { SynthRule } from "../rule";

/** Folders of the authorities that Envoy images bring along. */
const OF_IMAGES = ["/etc/pki/", "/etc/ssl/"];

export const envoyFilesMounted: SynthRule = {
  id: "OM-K041",
  title: "Every file of certificates that an Envoy reads is mounted into its pod",
  severity: "error",
  stages: ["synth"],
  why: "Nothing but what is mounted is there when Envoy starts: a listener whose certificate is missing never comes up, and a caller that trusts a missing file connects to nobody. The keys of a Secret or a ConfigMap are files of the folder where it is mounted, and of no other. Authorities below /etc/ssl and /etc/pki come with Envoy's image.",
  remedy:
    "Mount the Secret or the ConfigMap that holds the file on the file's own folder: `envoyFiles` of the service or the gateway, or `workloads.envoy.files` for all of them. If the file is in an image of your own, set this rule to `off` with that as its reason.",
  source: "Kubernetes documentation, Secrets, using Secrets as files from a Pod; App Mesh user guide, TLS",
  *inspect(subject) {
    for (const { envoy, owner, file, use, mount, path } of filesNamed(subject)) {
      if (mount !== undefined) continue;
      if (use === "trust" && OF_IMAGES.some((folder) => file.startsWith(folder))) continue;
      const folders = envoy.mounts.map(({ folder }) => folder);
      const has = folders.length === 0 ? "nothing is mounted into its Envoy" : `mounted are ${folders.join(", ")}`;
      yield { path, message: `${owner} reads ${JSON.stringify(file)}, which is nowhere: ${has}.` };
    }
  },
};
