import { APP_MESH_IMAGES, envoyImage } from "../../../aws";
import { outpostLabels, outpostMeant } from "../../../deployment";
import { ACCOUNT_MARK } from "./context";
import type { ManifestContext } from "./context";
import { envoyResources } from "./envoy";

/** Service account and release of App Mesh's controller. */
export const CONTROLLER = "appmesh-controller";

/** The values of the chart of App Mesh's controller: the same Envoy that is written into pods otherwise. */
export function controllerValues({
  deployment,
  platform,
  appMeshEnvoy: envoy,
}: ManifestContext): Readonly<Record<string, unknown>> {
  const { region } = deployment;
  const { controller } = platform;
  const { tracing } = envoy;
  // It stands beside what it injects into: its webhooks must answer there.
  const nodeSelector = outpostLabels(platform, outpostMeant(deployment, undefined)?.name);
  return {
    // Without them it asks STS and the instance metadata service.
    region,
    accountId: ACCOUNT_MARK,
    replicaCount: controller?.replicas ?? 2,
    ...(controller?.image === undefined ? {} : { image: taken(controller.image) }),
    serviceAccount: { create: false, name: CONTROLLER },
    nodeSelector,
    sidecar: {
      image: taken(envoy.image ?? envoyImage(region)),
      logLevel: envoy.logLevel,
      resources: envoyResources(envoy),
      // Envoy is then the first container, and its start is over when it answers.
      waitUntilProxyReady: true,
      lifecycleHooks: { preStopDelay: envoy.preStopDelay },
    },
    init: { image: taken(envoy.initImage ?? APP_MESH_IMAGES.routeManager) },
    ...(tracing === undefined
      ? {}
      : {
          tracing: {
            enabled: true,
            provider: "x-ray",
            ...(tracing.samplingRate === undefined ? {} : { samplingRate: String(tracing.samplingRate) }),
          },
          ...(tracing.image === undefined ? {} : { xray: { image: taken(tracing.image) } }),
        }),
  };
}

/** An image reference as charts take it, in two parts. */
function taken(image: string): { readonly repository: string; readonly tag: string } {
  const match = /^(.*?)(?::([^:/@]+))?$/.exec(image)!;
  return { repository: match[1]!, tag: match[2] ?? "latest" };
}
