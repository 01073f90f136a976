import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { PodDisruptionBudgetV1 } from "@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { CoreManifest } from "../manifests";
import { renderPod } from "./pod";

/** An object of Kubernetes as a resource of Terraform of its own kind. */
export function renderCore(scope: Construct, id: string, manifest: CoreManifest): TerraformResource {
  const metadata = { ...manifest.metadata };
  switch (manifest.kind) {
    case "Namespace":
      return new NamespaceV1(scope, id, { metadata });
    case "ServiceAccount":
      return new ServiceAccountV1(scope, id, { metadata });
    case "ConfigMap":
      return new ConfigMapV1(scope, id, { metadata, data: manifest.data });
    case "Service": {
      const { type, clusterIP, externalTrafficPolicy, selector, ports } = manifest.spec;
      const port = ports.map((each) => ({ ...each, targetPort: String(each.targetPort) }));
      const spec = { type, clusterIp: clusterIP, externalTrafficPolicy, selector, port };
      return new ServiceV1(scope, id, { metadata, spec });
    }
    case "PodDisruptionBudget": {
      const { maxUnavailable, selector } = manifest.spec;
      return new PodDisruptionBudgetV1(scope, id, {
        metadata,
        spec: { maxUnavailable: String(maxUnavailable), selector: { matchLabels: selector.matchLabels } },
      });
    }
    case "Deployment": {
      const { replicas, selector, strategy, template } = manifest.spec;
      const { maxSurge, maxUnavailable } = strategy.rollingUpdate;
      return new DeploymentV1(scope, id, {
        metadata,
        spec: {
          replicas: String(replicas),
          selector: { matchLabels: selector.matchLabels },
          strategy: {
            type: strategy.type,
            rollingUpdate: { maxSurge, maxUnavailable: String(maxUnavailable) },
          },
          template: { metadata: { ...template.metadata }, spec: renderPod(template.spec) },
        },
        // Pods that cannot start, for want of slots or images, would keep Terraform waiting for ten minutes.
        waitForRollout: false,
      });
    }
  }
}
