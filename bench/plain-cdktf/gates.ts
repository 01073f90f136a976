import { DataAwsOutpostsOutpost } from "@cdktf/provider-aws/lib/data-aws-outposts-outpost";
import { DataAwsOutpostsOutpostInstanceTypes } from "@cdktf/provider-aws/lib/data-aws-outposts-outpost-instance-types";
import { DataAwsOutpostsOutposts } from "@cdktf/provider-aws/lib/data-aws-outposts-outposts";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { DataResource, Fn, TerraformCount, TerraformLocal, Token, conditional } from "cdktf";
import { Construct } from "constructs";

interface GatesProps {
  readonly outpostArn: string;
  readonly instanceType: string;
  readonly appMeshRegions: readonly string[];
}

/** Prerequisites as preconditions. Those that should only warn are missing: CDKTF has no check block. */
export class Gates extends Construct {
  readonly outpostGates: DataResource[];
  readonly regionGate: DataResource;
  /** The anchor Availability Zone of the Outpost. */
  readonly availabilityZone: string;

  constructor(scope: Construct, id: string, { outpostArn, instanceType, appMeshRegions }: GatesProps) {
    super(scope, id);
    const visible = new DataAwsOutpostsOutposts(this, "visible");
    const count = TerraformCount.of(Token.asNumber(conditional(Fn.contains(visible.arns, outpostArn), 1, 0)));
    const outpost = new DataAwsOutpostsOutpost(this, "outpost", { arn: outpostArn, count });
    const types = new DataAwsOutpostsOutpostInstanceTypes(this, "instance-types", { arn: outpostArn, count });
    // cdktf's attributes know nothing of `count`, so the splat has to be spelled.
    const only = (fqn: string, attribute: string) => `one(${fqn}[*].${attribute})`;
    const [status, hardware] = [only(outpost.fqn, "lifecycle_status"), only(outpost.fqn, "supported_hardware_type")];
    const offered = only(types.fqn, "instance_types");
    this.availabilityZone = `\${${only(outpost.fqn, "availability_zone")}}`;
    const exists = this.gate("outpost-exists", Fn.contains(visible.arns, outpostArn), "The Outpost is not visible.");
    const isActive = `\${try(${status} == "ACTIVE", false)}`;
    const isRack = `\${try(${hardware} == "RACK", false)}`;
    const isOffered = `\${try(contains(${offered}, "${instanceType}"), false)}`;
    this.outpostGates = [
      exists,
      this.gate("outpost-active", isActive, "The Outpost is not ACTIVE.", exists),
      this.gate("outpost-form", isRack, "The Outpost is not a rack.", exists),
      this.gate("instance-types-offered", isOffered, `The Outpost has no ${instanceType}.`, exists),
    ];
    const region = new DataAwsRegion(this, "region");
    const regions = new TerraformLocal(this, "app-mesh-regions", [...appMeshRegions]);
    this.regionGate = this.gate(
      "region-supports-app-mesh",
      Fn.contains(regions.asList, region.id),
      "The Region has no App Mesh.",
    );
  }

  private gate(id: string, condition: unknown, errorMessage: string, after?: DataResource): DataResource {
    return new DataResource(this, id, {
      lifecycle: { precondition: [{ condition, errorMessage }] },
      ...(after === undefined ? {} : { dependsOn: [after] }),
    });
  }
}
