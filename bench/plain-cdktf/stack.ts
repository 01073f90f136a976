import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { APP_MESH_REGIONS } from "../../aws";
import type { SampleService } from "../sample/services";
import { SITE } from "../sample/site";
import { Capacity } from "./capacity";
import { Firewall } from "./firewall";
import { Gates } from "./gates";
import { Mesh } from "./mesh";
import { Network } from "./network";
import { Workloads } from "./workloads";

/**
 * What a careful user of CDKTF writes by hand for the same site: deep imports, and resources that are handed to one
 * another and read through their attributes.
 */
export class PlainStack extends TerraformStack {
  constructor(scope: Construct, services: readonly SampleService[]) {
    super(scope, SITE.name);
    const { name, region, outpost, capacity } = SITE;
    new LocalBackend(this, { path: `../../../terraform.${name}.tfstate` });
    new AwsProvider(this, "aws", { region, defaultTags: [{ tags: { "outpost-mesh:deployment": name } }] });
    const gates = new Gates(this, "gates", {
      outpostArn: outpost.arn,
      instanceType: capacity.type,
      appMeshRegions: APP_MESH_REGIONS,
    });
    const network = new Network(this, "network", gates);
    const firewall = new Firewall(this, "firewall", network, services);
    const mesh = new Mesh(this, "mesh", network, gates, services);
    const caller = new DataAwsCallerIdentity(this, "caller");
    const instances = new Capacity(this, "capacity", { network, gates, firewall, caller });
    new Workloads(this, "workloads", { network, firewall, mesh, capacity: instances, caller });
  }
}
