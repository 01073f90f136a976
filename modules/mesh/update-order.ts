import type { TerraformResource } from "cdktf";
import { attribute } from "../terraform";

/** A listener, as far as routes have to do with it. */
export interface ListenerPort {
  readonly portMapping: { readonly port: number };
}

/** A route's or a gateway route's spec, as far as its listener has to do with it. */
export interface RouteTerms {
  readonly httpRoute?: { readonly match?: { readonly port?: number } };
  readonly http2Route?: { readonly match?: { readonly port?: number } };
  readonly grpcRoute?: { readonly match?: { readonly port?: number } };
  readonly tcpRoute?: { readonly match?: { readonly port?: number } };
}

/**
 * Lets an object be destroyed only when whoever named it has been changed. Terraform otherwise destroys first what is
 * no longer configured, and App Mesh refuses to delete what is in use (hashicorp/terraform-provider-aws#38444).
 */
export function destroyedLast<T extends TerraformResource>(resource: T): T {
  resource.lifecycle = { ...resource.lifecycle, createBeforeDestroy: true };
  return resource;
}

/**
 * Lets a route be replaced when its listener's protocol changes: App Mesh takes another protocol only when no route of
 * the old one is there, and Terraform destroys a route before it changes what the route depends on.
 */
export function replacedWithListener(
  route: TerraformResource,
  parent: TerraformResource,
  listeners: readonly ListenerPort[],
  spec: RouteTerms,
): void {
  const { match } = spec.httpRoute ?? spec.http2Route ?? spec.grpcRoute ?? spec.tcpRoute ?? {};
  const ports = listeners.map(({ portMapping }) => portMapping.port).sort((a, b) => a - b);
  const index = match?.port === undefined ? 0 : ports.indexOf(match.port);
  if (ports[index] === undefined) return;
  const protocol = attribute(parent, `spec[0].listener[${index}].port_mapping[0].protocol`);
  route.lifecycle = { ...route.lifecycle, replaceTriggeredBy: [protocol] };
}
