import { DefaultTokenResolver, StringConcat, TerraformDataSource, TerraformElement, Token, Tokenization } from "cdktf";
import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { refusals } from "./condition-text";

const CHECK: unique symbol = Symbol.for("cdktf-outpost-mesh/TerraformCheck");

/** The checks of each stack, because walking a large stack for every check would be quadratic. */
const CHECKS_OF_STACK = new WeakMap<TerraformStack, TerraformCheck[]>();

/** One assertion of a check block. */
export interface TerraformCheckAssertion {
  /**
   * What must be true: a Terraform expression, as text (`${aws_vpc.main.enable_dns_support}`, or the same without
   * `${}`), as a token or as a CDKTF expression. It must refer to at least one object of the stack; a failing one is a
   * warning, one that cannot be evaluated stops the plan, so wrap what may be absent in `try` or `can`.
   */
  readonly condition: unknown;
  /** What a reader is told when it is false: a Terraform template. It must be able to be evaluated, too. */
  readonly errorMessage: string;
}

export interface TerraformCheckConfig {
  /**
   * Name of the check block, which is all that a plan tells of it: `check.<name>`.
   * Letters, digits, `_` and `-`, a letter or `_` first.
   * @default - made from the construct path, as for every other element
   */
  readonly name?: string;
  /**
   * Assertions; more can be added with `addAssertion`.
   * @default - none
   */
  readonly assertions?: readonly TerraformCheckAssertion[];
  /**
   * A data source that belongs to the check alone: its failure is a warning, and it is read again on every plan and
   * apply, which is why `terraform plan -detailed-exitcode` then always says 2.
   * @default - none
   */
  readonly scopedData?: (scope: Construct) => TerraformDataSource;
}

/**
 * A Terraform `check` block (Terraform 1.5 and later), which CDKTF itself lacks.
 * JSON output only: `cdktf synth --hcl` is refused, because it would leave the block out.
 */
export class TerraformCheck extends TerraformElement {
  readonly [CHECK] = true;
  private readonly assertions: TerraformCheckAssertion[] = [];
  private data: TerraformDataSource | undefined;
  private renderData: (() => { data?: unknown }) | undefined;

  constructor(scope: Construct, id: string, config: TerraformCheckConfig = {}) {
    super(scope, id, "check");
    CHECKS_OF_STACK.set(this.cdktfStack, [...(CHECKS_OF_STACK.get(this.cdktfStack) ?? []), this]);
    if (config.name !== undefined) this.overrideLogicalId(config.name);
    for (const assertion of config.assertions ?? []) this.addAssertion(assertion);
    if (config.scopedData !== undefined) this.addScopedData(config.scopedData);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Adds an assertion and returns the check. */
  addAssertion(assertion: TerraformCheckAssertion): this {
    this.assertions.push(assertion);
    return this;
  }

  /**
   * Makes the check's own data source and returns it, so that assertions can read its attributes.
   * @throws when the check has one already: Terraform allows a single one
   */
  addScopedData<T extends TerraformDataSource>(make: (scope: Construct) => T): T {
    if (this.data !== undefined) {
      throw new Error(
        `check "${this.node.path}" has a scoped data source already (${this.data.node.path}); Terraform allows one.`,
      );
    }
    const data = make(this);
    if (!TerraformDataSource.isTerraformDataSource(data)) {
      throw new TypeError(`check "${this.node.path}": scopedData must return a data source.`);
    }
    this.data = data;
    this.renderData = data.toTerraform.bind(data) as () => { data?: unknown };
    // The block belongs inside the check; left alone, the element would also write it at the top level.
    data.toTerraform = () => ({});
    return data;
  }

  override toTerraform(): unknown {
    const twin = this.twin();
    if (twin !== undefined) throw new Error(duplicate(this, twin));
    return {
      check: {
        [this.friendlyUniqueId]: {
          "//": this.constructNodeMetadata,
          ...(this.renderData === undefined ? {} : { data: this.renderData().data }),
          assert: this.assertions.map(({ condition, errorMessage }) => ({
            condition: asTemplate(condition),
            error_message: errorMessage,
          })),
        },
      },
    };
  }

  override toHclTerraform(): never {
    throw new Error(
      `check "${this.friendlyUniqueId}" (${this.node.path}) cannot be written as HCL: cdktf leaves check blocks out of HCL output. Synthesise JSON, which Terraform reads as well.`,
    );
  }

  private problems(): string[] {
    const name = this.friendlyUniqueId;
    const twin = this.twin();
    return [
      ...(/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)
        ? []
        : [`check name "${name}" is not allowed: letters, digits, "_" and "-", a letter or "_" first.`]),
      ...(this.assertions.length > 0 ? [] : [`check "${name}" has no assertion: Terraform needs at least one.`]),
      ...(twin === undefined ? [] : [duplicate(this, twin)]),
      ...this.assertions.flatMap(({ condition }, index) =>
        refusals(this.resolve(asTemplate(condition))).map(
          (reason) => `check "${name}", assertion ${index + 1}: ${reason}`,
        ),
      ),
    ];
  }

  private resolve(value: unknown): unknown {
    const resolver = new DefaultTokenResolver(new StringConcat());
    return Tokenization.resolve(value, { scope: this, resolver, preparing: false });
  }

  /** Two elements with one logical id would silently become one check with both elements' assertions. */
  private twin(): TerraformCheck | undefined {
    return CHECKS_OF_STACK.get(this.cdktfStack)?.find(
      (other) => other !== this && other.friendlyUniqueId === this.friendlyUniqueId,
    );
  }

  /** Whether `x` is a check, also when it comes from another copy of this package. */
  static isTerraformCheck(x: unknown): x is TerraformCheck {
    return typeof x === "object" && x !== null && CHECK in x;
  }
}

function duplicate(check: TerraformCheck, twin: TerraformCheck): string {
  return `check "${check.friendlyUniqueId}" exists twice, at ${check.node.path} and ${twin.node.path}: give one of them another name.`;
}

function asTemplate(condition: unknown): unknown {
  if (typeof condition !== "string" || Token.isUnresolved(condition) || condition.startsWith("${")) return condition;
  return `\${${condition}}`;
}
