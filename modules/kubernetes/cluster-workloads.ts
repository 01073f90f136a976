import { Manifest as ManifestResource } from "@cdktf/provider-kubernetes/lib/manifest";
import { TerraformStack } from "cdktf";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { eksControllerSchema, eksOf } from "../../deployment";
import type { Deployment, MeshModel } from "../../deployment";
import { escapeTemplates } from "../../rules";
import { forget, logicalId, named, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import { ACCOUNT_MARK, clusterObjects } from "./manifests";
import type { AppMeshManifest, CoreManifest, Manifest } from "./manifests";
import { MeshController } from "./mesh-controller";
import { renderCore } from "./render";

export interface ClusterWorkloadsProps {
  readonly deployment: Deployment;
  readonly model: MeshModel;
  /** Template: the caller's account. */
  readonly accountId: string;
  /** What must hold before anything is put into the cluster. */
  readonly gates: readonly PlanGate[];
}

/** What a deployment puts into its cluster, as resources of Terraform that are made one after the other. */
export class ClusterWorkloads extends Construct {
  private readonly accountId: string;

  constructor(scope: Construct, id: string, { deployment, model, accountId, gates }: ClusterWorkloadsProps) {
    super(scope, id);
    this.accountId = accountId;
    const { foundation, controller, mesh, forgotten, workloads } = clusterObjects(deployment, model);
    const [first, then] = [foundation.filter(isNamespace), foundation.filter((each) => !isNamespace(each))];
    const namespaces = first.map((manifest) => this.core(manifest, gates));
    const accounts = then.map((manifest) => this.core(manifest, [...gates, ...namespaces]));
    const standing = [...namespaces, ...accounts];
    const release = controller === undefined ? [] : [this.controller(deployment, controller, standing)];
    const objects = this.mesh(mesh, [...namespaces, ...release]);
    for (const manifest of workloads) this.core(manifest, [...standing, ...release, ...objects]);
    const gone = forgotten.map(({ kind, metadata }) => `kubernetes_manifest.${logicalId(kind, metadata.name)}`);
    forget(TerraformStack.of(this), gone);
  }

  private core(manifest: CoreManifest, after: readonly (TerraformResource | PlanGate)[]): TerraformResource {
    const { kind, metadata } = manifest;
    const resource = renderCore(this, idOf(manifest), this.templated(manifest));
    if (after.length > 0) waitFor(resource, ...after);
    return kind === "Namespace" ? named(resource, metadata.name) : named(resource, ...parts(manifest));
  }

  /** The mesh first, then what is in it: the controller finds the mesh of an object by the object's namespace. */
  private mesh(manifests: readonly AppMeshManifest[], after: readonly TerraformResource[]): TerraformResource[] {
    const made: TerraformResource[] = [];
    for (const manifest of manifests) {
      const value = this.templated(manifest);
      const resource = new ManifestResource(this, idOf(manifest), { manifest: { ...value } });
      waitFor(resource, ...after, ...made.slice(0, 1));
      made.push(named(resource, manifest.kind, manifest.metadata.name));
    }
    return made;
  }

  private controller(
    deployment: Deployment,
    values: Readonly<Record<string, unknown>>,
    after: readonly TerraformResource[],
  ): TerraformResource {
    const options = eksOf(deployment)?.controller ?? eksControllerSchema.parse({});
    const { release } = new MeshController(this, "controller", {
      options,
      values: JSON.stringify(this.templated(values)),
    });
    waitFor(release, ...after);
    return release;
  }

  /** The same value as Terraform's templates: what looks like one is shown as it is, and the account is filled in. */
  private templated<T>(value: T): T {
    const text = JSON.stringify(escapeTemplates(value));
    return JSON.parse(text.replaceAll(ACCOUNT_MARK, this.accountId)) as T;
  }
}

function isNamespace({ kind }: Manifest): boolean {
  return kind === "Namespace";
}

function parts({ metadata }: Manifest): string[] {
  return [...(metadata.namespace === undefined ? [] : [metadata.namespace]), metadata.name];
}

function idOf(manifest: Manifest): string {
  return `${manifest.kind}-${logicalId(...parts(manifest))}`;
}
