import { gatewaysOf } from "../../deployment";
import { clientTls, listenerTls } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayFiles: SynthRule = {
  id: "OM-W026",
  title: "The certificates of a gateway that runs here are where its Envoy can read them",
  severity: "warning",
  stages: ["synth"],
  why: "The task of a gateway is App Mesh's image alone, without volumes and without a secret discovery service: neither a file nor an SDS secret is there, and the listener never comes up.",
  remedy:
    "Take the certificate from ACM (`acm`), or set `workloads.envoy.image` to an image of your own that holds the files.",
  source: "App Mesh user guide, TLS; App Mesh supports SDS on Kubernetes alone",
  *inspect(subject) {
    const { deployment, mesh } = subject;
    if (deployment.workloads?.envoy.image !== undefined) return;
    const running = new Set(gatewaysOf(deployment, mesh).map(({ name }) => name));
    const absent = (source: { readonly file?: unknown; readonly sds?: unknown } | undefined) =>
      source?.file !== undefined ? "a file" : source?.sds !== undefined ? "SDS" : undefined;
    for (const { owner, value, at } of [...listenerTls(subject), ...clientTls(subject)]) {
      if (owner.kind !== "virtualGateway" || !running.has(owner.name)) continue;
      const places = [
        ["certificate", absent(value.certificate)],
        ["validation", absent(value.validation?.trust)],
      ] as const;
      for (const [key, source] of places) {
        if (source === undefined) continue;
        const what = key === "certificate" ? "its certificate" : "whom to trust";
        yield { path: at(key), message: `${owner.label} takes ${what} from ${source}, which its task does not have.` };
      }
    }
  },
};
