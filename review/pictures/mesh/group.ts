import { grouped } from "../../grouped";
import type { Mark } from "../svg";
import { MARK_WORDS } from "../svg";
import { shortNames } from "./cards";
import type { DrawnMesh } from "./model";

/** Cards that a picture shows one by one. With more, those that do not change are joined first. */
const MOST_CARDS = 90;
/** Names that a joined card lists. */
const NAMES = 12;

/** Several things of a mesh that are drawn as one card. */
export interface Group {
  readonly key: string;
  readonly mark: Mark;
  readonly title: string;
  readonly names: readonly string[];
  /** Keys of the things in it. */
  readonly members: readonly string[];
}

interface Thing {
  readonly key: string;
  readonly name: string;
  readonly mark: Mark;
  readonly protocol: string;
}

/** Which things of a large mesh are drawn together. Empty when the mesh can be read thing by thing. */
export function groupsOf(mesh: DrawnMesh): Group[] {
  const short = shortNames(mesh);
  const things: Thing[] = mesh.services.map(({ key, name, mark, ports }) => {
    return { key, name: short(name), mark, protocol: ports[0]?.protocol ?? "" };
  });
  const others = mesh.gateways.length + mesh.nodes.length + mesh.elsewhere.length;
  if (things.length + others <= MOST_CARDS) return [];
  const changed = things.filter(({ mark }) => mark !== "none").length;
  const joined = changed + others <= MOST_CARDS ? things.filter(({ mark }) => mark === "none") : things;
  return [...join("services", joined), ...(others > MOST_CARDS / 2 ? join("others", othersOf(mesh)) : [])];
}

function join(what: "services" | "others", things: readonly Thing[]): Group[] {
  const byKind = grouped(things, ({ mark, protocol }) => `${mark}/${protocol}`);
  return [...byKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, members]) => {
      const { mark, protocol } = members[0]!;
      const noun = what === "services" ? `${protocol} services`.trim() : protocol;
      return {
        key: `group/${what}/${kind}`,
        mark,
        title: `${members.length} ${noun}, ${MARK_WORDS[mark]}`,
        names: members.map(({ name }) => name),
        members: members.map(({ key }) => key),
      };
    });
}

function othersOf({ gateways, nodes, elsewhere }: DrawnMesh): Thing[] {
  return [
    ...gateways.map(({ key, name, mark }) => ({ key, name, mark, protocol: "gateways" })),
    ...nodes.map(({ key, name, mark }) => ({ key, name, mark, protocol: "nodes without a service" })),
    ...elsewhere.map((name) => ({
      key: `elsewhere/${name}`,
      name,
      mark: "none" as const,
      protocol: "services elsewhere",
    })),
  ];
}

/** The names of a group as rows of its card. */
export function nameRows({ names }: Group): string[] {
  const rest = names.length - NAMES;
  return rest <= 0 ? [...names] : [...names.slice(0, NAMES), `and ${rest} more`];
}
