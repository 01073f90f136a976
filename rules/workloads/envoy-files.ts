import { containersOf, gatewaysOf } from "../../deployment";
import { clientTls, listenerTls } from "../mesh-model";
import type { SynthRule } from "../rule";

interface Source {
  readonly file?: unknown;
  readonly sds?: unknown;
}

export const envoyFilesInImage: SynthRule = {
  id: "OM-W026",
  title: "The certificates of an Envoy that runs here are where it can read them",
  severity: "warning",
  stages: ["synth"],
  why: "An Envoy of a task has its image and nothing else, no volume and no secret discovery service; one of a pod has what is mounted into it, which OM-K041 looks at, and no secret discovery service either. A listener without its certificate never comes up.",
  remedy:
    "Set `workloads.envoy.image` to an image of your own that holds the files or the socket. With `controlPlane: app-mesh` a certificate may come from ACM instead (`acm`); without App Mesh it cannot (OM-E001). On EKS take it from a Secret, by `file` and `envoyFiles`.",
  source: "App Mesh user guide, TLS; App Mesh supports SDS on Kubernetes alone",
  *inspect(subject) {
    const { deployment, mesh } = subject;
    const { workloads } = deployment;
    if (workloads === undefined || workloads.envoy.image !== undefined) return;
    const running = new Set([
      ...containersOf(deployment).map(({ node }) => `virtualNode ${node.node}`),
      ...gatewaysOf(deployment, mesh).map(({ name }) => `virtualGateway ${name}`),
    ]);
    const isEks = workloads.platform === "eks";
    const absent = (source: Source | undefined) =>
      source?.file !== undefined && !isEks ? "a file" : source?.sds !== undefined ? "SDS" : undefined;
    for (const { owner, value, at } of [...listenerTls(subject), ...clientTls(subject)]) {
      if (!running.has(`${owner.kind} ${owner.name}`)) continue;
      const places = [
        ["certificate", absent(value.certificate)],
        ["validation", absent(value.validation?.trust)],
      ] as const;
      for (const [key, source] of places) {
        if (source === undefined) continue;
        const what = key === "certificate" ? "its certificate" : "whom to trust";
        const where = isEks ? "pod" : "task";
        yield {
          path: at(key),
          message: `${owner.label} takes ${what} from ${source}, which its ${where} does not have.`,
        };
      }
    }
  },
};
