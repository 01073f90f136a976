import { TerraformBackend } from "cdktf";
import type { TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";

export interface HcpBackendProps {
  readonly organization: string;
  /** Name of the workspace. */
  readonly workspace: string;
  /** Project of the workspace. @default - the organization's default project */
  readonly project?: string;
  /** Host of Terraform Enterprise. @default - HCP Terraform */
  readonly hostname?: string;
}

/**
 * A workspace of HCP Terraform as the backend of a stack: the `cloud` block. CDKTF's own element for it runs
 * `terraform version` at synthesis, and fails where there is no Terraform.
 */
export class HcpBackend extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly props: HcpBackendProps,
  ) {
    super(scope, "backend", "cloud");
  }

  override toTerraform(): object {
    const { organization, workspace, project, hostname } = this.props;
    return {
      terraform: {
        cloud: {
          organization,
          ...(hostname === undefined ? {} : { hostname }),
          workspaces: { name: workspace, ...(project === undefined ? {} : { project }) },
        },
      },
    };
  }

  override toMetadata(): object {
    // The cdktf command line looks here for whether a plan is made elsewhere.
    return { ...(super.toMetadata() as object), cloud: this.props.hostname === undefined ? "tfc" : "tfe" };
  }

  /** Stacks meet by names and look-ups. @throws always */
  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error("a stack of Outpost Mesh does not read another's state; refer to what it needs by name or id.");
  }
}
