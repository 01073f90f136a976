import { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";
import { CONTROLLER_NAMESPACE } from "../../deployment";
import type { EksControllerOptions } from "../../deployment";
import { named } from "../terraform";
import { CONTROLLER } from "./manifests";

export interface MeshControllerProps {
  readonly options: Pick<EksControllerOptions, "chartVersion" | "repository">;
  /** Template: values of the chart as JSON, which is YAML, too. */
  readonly values: string;
}

/** App Mesh's controller from its chart. The kinds of its objects are applied before, by a person: charts leave them out. */
export class MeshController extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, { options, values }: MeshControllerProps) {
    super(scope, id);
    const release = new Release(this, "release", {
      name: CONTROLLER,
      namespace: CONTROLLER_NAMESPACE,
      repository: options.repository,
      chart: CONTROLLER,
      version: options.chartVersion,
      values: [values],
      skipCrds: true,
    });
    this.release = named(release, CONTROLLER);
  }
}
