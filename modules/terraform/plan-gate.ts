import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** One precondition of a gate. */
export interface PlanGateCondition {
  /** Terraform expression without `${}`. */
  readonly condition: string;
  /** Terraform template. */
  readonly message: string;
}

export interface PlanGateConfig {
  /** Name of the gate, which is what a plan shows: `terraform_data.<name>`. */
  readonly name: string;
  readonly preconditions: readonly PlanGateCondition[];
  /** Gates that must hold first; while one of them fails, this one stays undecided. */
  readonly after?: readonly PlanGate[];
}

/**
 * A resource that manages nothing and stops the plan unless its preconditions hold.
 * What depends on it is neither planned nor applied while it is shut. It is a resource of its own, so that a plan names
 * every gate with a verdict; a precondition on a working resource shows up only when it fails.
 */
export class PlanGate extends TerraformResource {
  constructor(scope: Construct, id: string, config: PlanGateConfig) {
    super(scope, id, {
      terraformResourceType: "terraform_data",
      lifecycle: {
        precondition: config.preconditions.map(({ condition, message }) => ({
          condition: `\${${condition}}`,
          errorMessage: message,
        })),
      },
    });
    this.overrideLogicalId(config.name);
    if (config.after !== undefined && config.after.length > 0) {
      this.dependsOn = config.after.map((gate) => `terraform_data.${gate.friendlyUniqueId}`).sort();
    }
  }
}
