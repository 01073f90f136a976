import { ProviderError } from "../diagnostic";
import type { ObjectValue } from "../values";
import type { Ledger } from "./ledger";
import { listenersOf, routeTerms, routesIn, sameMesh } from "./mesh-objects";
import type { Listener, RouteTerms } from "./mesh-objects";

/** Refuses listeners that do not fit the routes that are there, and routes that do not fit the listeners, as App Mesh does. */
export function refuseListeners(type: string, values: ObjectValue, ledger: Ledger): void {
  const id = String(values["name"]);
  if (type === "aws_appmesh_virtual_router" || type === "aws_appmesh_virtual_gateway") {
    const kind = type === "aws_appmesh_virtual_router" ? "router" : "gateway";
    const words = kind === "router" ? "Virtual Router" : "Virtual Gateway";
    for (const route of routesIn(ledger, values, kind).map(routeTerms)) {
      refuse(
        `updating App Mesh ${words} (${id})`,
        `UpdateVirtual${kind === "router" ? "Router" : "Gateway"}`,
        listenersOf(values),
        route,
      );
    }
  }
  if (type === "aws_appmesh_route" || type === "aws_appmesh_gateway_route") {
    const kind = type === "aws_appmesh_route" ? "router" : "gateway";
    const parent = ledger
      .all(`aws_appmesh_virtual_${kind}`)
      .find((each) => sameMesh(each, values) && each["name"] === values[`virtual_${kind}_name`]);
    // One that is not known here lives elsewhere.
    if (parent === undefined) return;
    const [words, operation] = kind === "router" ? ["Route", "Route"] : ["Gateway Route", "GatewayRoute"];
    refuse(`applying App Mesh ${words} (${id})`, operation, listenersOf(parent), routeTerms(values));
  }
}

function refuse(doing: string, operation: string, listeners: readonly Listener[], route: RouteTerms): void {
  if (listeners.length === 0 || route.protocol === undefined) return;
  const bad = (why: string) =>
    new ProviderError(`${doing}: operation error App Mesh: ${operation}, BadRequestException: ${why}`);
  if (listeners.length > 1 && route.port === undefined) {
    throw bad(`All routes must specify a port when there are several listeners; ${route.name} does not.`);
  }
  const listener = route.port === undefined ? listeners[0]! : listeners.find(({ port }) => port === route.port);
  if (listener === undefined) throw bad(`No listener has the port ${String(route.port)} of the route ${route.name}.`);
  if (listener.protocol !== route.protocol) {
    throw bad(
      `The protocol ${listener.protocol} of the listener on port ${listener.port} is not that of the route ${route.name}, ${route.protocol}.`,
    );
  }
}
