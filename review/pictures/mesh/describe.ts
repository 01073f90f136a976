import { grouped } from "../../grouped";
import { MARK_WORDS } from "../svg";
import type { DrawnMesh, DrawnRoute, Port, Target } from "./model";

/** The mesh in words, a statement a line. Nothing of the picture is left out. */
export function describeMesh({ name, gateways, services, nodes, calls, elsewhere }: DrawnMesh): string[] {
  const named = (key: string) => key.slice(key.indexOf("/") + 1);
  const callsFrom = grouped(calls, ({ from }) => from);
  const callText = (key: string) => {
    const all = (callsFrom.get(key) ?? []).map(({ to, mark }) =>
      mark === "none" ? named(to) : `${named(to)} (${MARK_WORDS[mark]})`,
    );
    return all.length === 0 ? "" : ` It may call ${all.sort().join(", ")}.`;
  };
  return [
    ...gateways.map(({ key, name: gateway, mark, ports, routes }) => {
      const ways = routes.map((route) => `${route.match} to ${route.service} (${MARK_WORDS[route.mark]})`);
      return `Gateway ${gateway} of mesh ${name}${portText(ports)}, ${MARK_WORDS[mark]}, leads ${ways.join("; ") || "nowhere"}.${callText(key)}`;
    }),
    ...services.map(({ key, name: service, mark, ports, routes }) => {
      const ways = routes.map(routeText).join("; ");
      return `Service ${service} of mesh ${name}${portText(ports)}, ${MARK_WORDS[mark]}, ${ways === "" ? "is served by nothing of these plans" : `goes to ${ways}`}.${callText(key)}`;
    }),
    ...nodes.map(
      ({ key, name: node, mark, ports }) =>
        `Node ${node} of mesh ${name}${portText(ports)}, ${MARK_WORDS[mark]}, is reached through no service of these plans.${callText(key)}`,
    ),
    ...elsewhere.map((service) => `Service ${service} is called and stands elsewhere.`),
  ];
}

function routeText({ protocol, match, targets, mark }: DrawnRoute): string {
  const shares = targets.map((target) =>
    target.mark === "delete" && mark !== "delete" ? `no more ${target.node}` : `${target.node} ${shareText(target)}`,
  );
  return `${shares.join(" and ") || "nothing"} (${`${protocol} ${match}`.trim()}, ${MARK_WORDS[mark]})`;
}

/** Which part of the requests a target gets: `90%`, or its weight where all weights are 0. */
export function shareText({ share, weight }: Pick<Target, "share" | "weight">): string {
  return share === undefined ? `weight ${weight}` : `${share}%`;
}

function portText(ports: readonly Port[]): string {
  if (ports.length === 0) return "";
  return ` (${ports.map(({ protocol, port }) => `${protocol} ${port}`.trim()).join(", ")})`;
}
