import { createHash } from "node:crypto";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { TerraformLocal, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { meshRevisionParameter } from "../../deployment";
import { address, named, waitFor } from "../terraform";

/** Name of the local with the revision that a plan makes. */
export const PLANNED_REVISION = "mesh_revision";

export interface MeshRevisionProps {
  readonly deployment: string;
  /** Under which every object of the mesh is. It must be complete. */
  readonly mesh: Construct;
  /** Tags that the provider gives the objects. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * A revision of the mesh: the SHA-256 of its objects as they are written for Terraform. It is kept in an SSM parameter
 * that waits for every object, so that it changes only when all of them are applied.
 */
export class MeshRevision extends Construct {
  /** SHA-256 in hexadecimal digits. */
  readonly revision: string;

  constructor(scope: Construct, id: string, { deployment, mesh, tags }: MeshRevisionProps) {
    super(scope, id);
    const objects = mesh.node
      .findAll()
      .filter((each): each is TerraformResource => TerraformResource.isTerraformResource(each))
      .filter(({ terraformResourceType }) => terraformResourceType.startsWith("aws_appmesh_"))
      .sort((a, b) => (address(a) < address(b) ? -1 : 1));
    const content = objects.map((object) => [address(object), contentOf(object)]);
    this.revision = createHash("sha256")
      .update(JSON.stringify([content, tags], sorted))
      .digest("hex");
    const local = named(new TerraformLocal(this, "planned", this.revision), PLANNED_REVISION);
    const parameter = new SsmParameter(this, "parameter", {
      name: meshRevisionParameter(deployment),
      type: "String",
      tier: "Standard",
      description: `Revision of the mesh that ${deployment} applied last`,
      insecureValue: `\${local.${local.friendlyUniqueId}}`,
    });
    waitFor(parameter, ...objects);
    named(parameter, "mesh-revision");
  }
}

/** The arguments of an object, without what says nothing about the object: metadata and the order of creation. */
function contentOf(object: TerraformResource): unknown {
  const { [object.terraformResourceType]: byName } = (object.toTerraform() as Written).resource;
  const { "//": _metadata, depends_on: _order, lifecycle: _lifecycle, ...content } = byName![object.friendlyUniqueId]!;
  return content;
}

interface Written {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
