import { DataAwsSsmParametersByPath } from "@cdktf/provider-aws/lib/data-aws-ssm-parameters-by-path";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { linkStatusPrefix, meshRevisionParameter, parameterPath } from "../../deployment";
import { quote, quoteAll } from "../../rules";
import type { MeshRevisionFacts } from "../../rules";
import { attribute, named } from "../terraform";
import { PLANNED_REVISION } from "./mesh-revision";

export interface LinkStatusReadingProps {
  /** The deployment that reads. */
  readonly deployment: string;
  /** The deployment that keeps the statuses. */
  readonly keeper: string;
  /** The Outposts whose status counts; undefined for all that the keeper has. */
  readonly outposts: readonly string[] | undefined;
  /** How far a status is behind its link, in words. */
  readonly delay: string;
}

/**
 * What a plan reads of the service links, and of the mesh as it was applied last.
 * The data source is the plural one, which answers an empty list on the first plan where the singular one fails. It names
 * its path as text: a reference would put the reading off until the apply.
 */
export class LinkStatusReading extends Construct {
  readonly facts: MeshRevisionFacts;

  constructor(scope: Construct, id: string, { deployment, keeper, outposts, delay }: LinkStatusReadingProps) {
    super(scope, id);
    const parameterPrefix = linkStatusPrefix(keeper);
    const parameters = this.local(
      "link_parameters",
      `merge(${[...new Set([keeper, deployment])]
        .sort()
        .map((name) => this.read(name))
        .join(", ")})`,
    );
    const counts =
      outposts === undefined
        ? `startswith(name, ${quote(parameterPrefix)})`
        : `contains(${quoteAll(outposts.map((outpost) => `${parameterPrefix}${outpost}`).sort())}, name)`;
    this.facts = {
      ...(outposts === undefined ? {} : { wanted: outposts }),
      parameterPrefix,
      delay,
      statuses: this.local(
        "link_status",
        `{ for name, value in ${parameters} : trimprefix(name, ${quote(parameterPrefix)}) => value if ${counts} }`,
      ),
      applied: `lookup(${parameters}, ${quote(meshRevisionParameter(deployment))}, "")`,
      planned: `local.${PLANNED_REVISION}`,
    };
  }

  /** Expression: the map of a deployment's parameters. */
  private read(deployment: string): string {
    const found = named(
      new DataAwsSsmParametersByPath(this, `of-${deployment}`, {
        path: parameterPath(deployment),
        recursive: true,
        withDecryption: false,
      }),
      "link-status",
      deployment,
    );
    const values = attribute(found, "values");
    // The provider takes every value for a secret; these are none, and a message with a secret in it is withheld.
    return `try(zipmap(${attribute(found, "names")}, try(nonsensitive(${values}), ${values})), {})`;
  }

  private local(name: string, expression: string): string {
    return `local.${named(new TerraformLocal(this, name, `\${${expression}}`), name).friendlyUniqueId}`;
  }
}
