/**
 * A Terraform (cty) type, in the form in which Terraform writes it as JSON. The third part of an object names the
 * attributes that may be left out.
 */
export type TerraformType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", TerraformType]
  | readonly ["tuple", readonly TerraformType[]]
  | readonly ["object", Readonly<Record<string, TerraformType>>, (readonly string[])?];

/** One argument or attribute of a block. */
export interface AttributeSchema {
  readonly type: TerraformType;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
}

/** How often a nested block may stand, and what its value is: one object, a list or a set of objects. */
export type Nesting = "single" | "list" | "set";

/** A block inside a block. */
export interface NestedBlockSchema {
  readonly nesting: Nesting;
  /** 1 when the block must stand. Larger minima are not in the bindings. */
  readonly minItems?: 1;
  /** 1 when the block may stand once. Larger maxima are not in the bindings. */
  readonly maxItems?: 1;
  readonly block: BlockSchema;
}

/** The arguments and blocks that a resource, a data source or the provider takes. */
export interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<Record<string, NestedBlockSchema>>;
}

/** What a Terraform provider answers when it is asked for its schema. */
export interface ProviderSchema {
  /** Version of the provider that the bindings were generated from. */
  readonly providerVersion: string;
  readonly provider: BlockSchema;
  readonly resources: Readonly<Record<string, BlockSchema>>;
  readonly dataSources: Readonly<Record<string, BlockSchema>>;
}
