import { eksNamespace, eksOf, leavingAppMesh, meshName, outpostLabels } from "../../../deployment";
import type { Deployment, EksEnvoyOptions, EksPlatform } from "../../../deployment";
import type { NodeRequirement, PodSpec, TextMap } from "./types";

/** Stands for the account's id, which Terraform alone knows. */
export const ACCOUNT_MARK = "{{account}}";

/** What every object of a deployment is made from. */
export class ManifestContext {
  readonly platform: EksPlatform;
  /** Options of Envoys that ask App Mesh: on the way from it they keep their image. */
  readonly appMeshEnvoy: EksEnvoyOptions;
  readonly namespace: string;
  /** What an Envoy is called before the kind and name of its object: `mesh/NAME`, with the owner of a shared one. */
  readonly meshResource: string;
  /** Kubernetes version of a cluster that is made here. */
  readonly version: string | undefined;

  constructor(readonly deployment: Deployment) {
    this.platform = eksOf(deployment)!;
    const leaving = leavingAppMesh(deployment);
    const { envoy } = this.platform;
    this.appMeshEnvoy = leaving === undefined ? envoy : { ...envoy, image: leaving.image };
    this.namespace = eksNamespace(deployment);
    const owner = deployment.mesh?.meshOwner;
    this.meshResource = `mesh/${meshName(deployment)}${owner === undefined ? "" : `@${owner}`}`;
    this.version = this.platform.cluster.version;
  }

  /** Labels of every object. */
  labels(own: TextMap = {}): TextMap {
    return { "app.kubernetes.io/part-of": this.deployment.name, ...own };
  }

  /** Keeps pods to the nodes on an Outpost, and spreads them over those. */
  placement(outpost: string | undefined, selector: TextMap): Pick<PodSpec, "affinity" | "topologySpreadConstraints"> {
    const labels = outpostLabels(this.platform, outpost);
    const matchExpressions = Object.keys(labels)
      .sort()
      .map((key): NodeRequirement => ({ key, operator: "In", values: [labels[key]!] }));
    return {
      ...(matchExpressions.length === 0
        ? {}
        : {
            affinity: {
              nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
              },
            },
          }),
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: "kubernetes.io/hostname",
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: selector },
        },
      ],
    };
  }
}
