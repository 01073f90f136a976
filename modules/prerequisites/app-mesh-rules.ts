import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { DataAwsSsmParametersByPath } from "@cdktf/provider-aws/lib/data-aws-ssm-parameters-by-path";
import { DataAwsVpcEndpointService } from "@cdktf/provider-aws/lib/data-aws-vpc-endpoint-service";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { APP_MESH_REGIONS, APP_MESH_SUPPORT, ENVOY_MANAGEMENT_SERVICE } from "../../aws";
import { appMeshSupported, envoyManagementOffered, regionListsAppMesh, regionSupportsAppMesh } from "../../rules";
import type { RegionFacts } from "../../rules";
import type { OutpostSite } from "../network";
import type { PlanGate } from "../terraform";
import { address, attribute, named } from "../terraform";
import { check, checkWithData } from "./rule-check";
import { gate } from "./rule-gate";

export interface AppMeshRulesProps {
  /**
   * Outposts whose Envoys reach App Mesh through an endpoint that is created here, each with the gate that it exists.
   * The endpoint service is looked up again on every plan and apply.
   */
  readonly validated: readonly { readonly site: OutpostSite; readonly exists: PlanGate }[];
}

/** What must hold of App Mesh itself: the Region has it, and AWS still supports it. */
export class AppMeshRules extends Construct {
  /** Stops everything of the mesh unless the Region supports App Mesh. */
  readonly gate: PlanGate;

  constructor(scope: Construct, id: string, { validated }: AppMeshRulesProps) {
    super(scope, id);
    const facts = this.regionFacts();
    this.gate = gate(this, regionSupportsAppMesh, "region", facts);
    check(this, regionListsAppMesh, "region", facts);
    check(this, appMeshSupported, "app-mesh", { ends: this.local("app_mesh_support_ends", APP_MESH_SUPPORT.ends) });
    for (const { site, exists } of validated) {
      checkWithData(
        this,
        envoyManagementOffered,
        site.name,
        (check) =>
          named(
            new DataAwsVpcEndpointService(check, "service", { service: ENVOY_MANAGEMENT_SERVICE }),
            `envoy-management_${site.name}`,
          ),
        (data) => ({
          ...site.facts,
          service: ENVOY_MANAGEMENT_SERVICE,
          offeredZones: attribute(data, "availability_zones"),
          existsGate: address(exists),
        }),
      );
    }
  }

  private regionFacts(): RegionFacts {
    const region = named(new DataAwsRegion(this, "region"), "current");
    const path = "/aws/service/global-infrastructure/services/appmesh/regions";
    const catalogue = named(new DataAwsSsmParametersByPath(this, "catalogue", { path }), "app-mesh-regions");
    return {
      // The attribute for the name was renamed between the provider's versions 5 and 6; its id is the name in both.
      region: attribute(region, "id"),
      supportedRegions: this.local("app_mesh_regions", [...APP_MESH_REGIONS]),
      catalogueNames: attribute(catalogue, "names"),
    };
  }

  /** Terraform refuses conditions over constants alone; a local makes them something to refer to. */
  private local(name: string, value: string | string[]): string {
    return `local.${named(new TerraformLocal(this, name, value), name).friendlyUniqueId}`;
  }
}
