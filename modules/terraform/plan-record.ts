import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

export interface PlanRecordConfig {
  /** Name of the record: `terraform_data.<name>`. */
  readonly name: string;
  /** What it keeps: a value of Terraform's types, in which texts are templates. */
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * A resource that manages nothing and keeps a value: every plan shows it, and a change of it is a change in the plan, so
 * that a reviewer sees it who has nothing but the plan.
 */
export class PlanRecord extends TerraformResource {
  constructor(scope: Construct, id: string, { name, value }: PlanRecordConfig) {
    super(scope, id, { terraformResourceType: "terraform_data" });
    this.overrideLogicalId(name);
    this.addOverride("input", value);
  }
}
