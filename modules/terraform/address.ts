import { TerraformDataSource, TerraformResource } from "cdktf";
import type { TerraformElement } from "cdktf";

/**
 * Address of a resource or data source, for example `aws_vpc.main` or `data.aws_region.current`.
 * Plain text instead of a token: the names are known, and a token costs a stack trace and two passes to resolve.
 * It is good within one stack only; the logical id must be set before.
 */
export function address(element: TerraformElement): string {
  if (TerraformResource.isTerraformResource(element))
    return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  throw new TypeError(`${element.node.path} is neither a resource nor a data source`);
}

/** An attribute as an expression to put inside a larger one: `aws_vpc.main.id`. */
export function attribute(element: TerraformElement, name: string): string {
  return `${address(element)}.${name}`;
}

/** An attribute as a template: `${aws_vpc.main.id}`. */
export function reference(element: TerraformElement, name: string): string {
  return `\${${attribute(element, name)}}`;
}

/** Makes `element` wait for others, which need not be read by it. */
export function waitFor(element: { dependsOn?: string[] }, ...others: readonly TerraformElement[]): void {
  const all = [...(element.dependsOn ?? []), ...others.map(address)];
  element.dependsOn = [...new Set(all)].sort();
}
