import { TerraformDataSource, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** A resource of no provider, for what needs nothing but an address. */
export class FakeResource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: Readonly<Record<string, unknown>> = {},
  ) {
    super(scope, id, { terraformResourceType: "fake_thing" });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}

/** A data source of no provider. */
export class FakeData extends TerraformDataSource {
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: Readonly<Record<string, unknown>> = {},
  ) {
    super(scope, id, { terraformResourceType: "fake_facts" });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}
