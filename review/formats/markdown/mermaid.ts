import type { MeshGraph, MeshThing } from "../../mesh-graph";
import { printable } from "../../wrap";

/** With more things a picture of mermaid's is a tangle. */
const MAX_THINGS = 40;
const MAX_LINKS = 80;

const SHAPES: Readonly<Record<MeshThing["kind"], readonly [string, string]>> = {
  gateway: ["{{", "}}"],
  service: ["([", "])"],
  router: ["{", "}"],
  node: ["[", "]"],
};

const CLASSES = {
  created: "stroke:#1a7f37,stroke-width:3px",
  changed: "stroke:#9a6700,stroke-width:3px",
  removed: "stroke:#cf222e,stroke-width:3px,stroke-dasharray:5 4",
} as const;

/** The mesh as mermaid's text; undefined when there is none, or too much of it for a picture that can be read. */
export function mermaidOf({ things, links }: MeshGraph): string | undefined {
  if (things.length < 2 || things.length > MAX_THINGS || links.length > MAX_LINKS) return undefined;
  const ids = new Map(things.map(({ id }, index) => [id, `n${index}`]));
  const lines = things.map(({ id, kind, name, change }) => {
    const [open, close] = SHAPES[kind];
    return `  ${ids.get(id)!}${open}"${label(name)}"${close}${change === "kept" ? "" : `:::${change}`}`;
  });
  const arrows = links.map(({ from, to, weight, change }) => {
    const share = weight === undefined ? "" : `|"${weight}"|`;
    return `  ${ids.get(from)!} ${change === "removed" ? "-.->" : "-->"}${share} ${ids.get(to)!}`;
  });
  const classes = Object.entries(CLASSES).map(([name, style]) => `  classDef ${name} ${style}`);
  return ["flowchart LR", ...lines, ...arrows, ...classes].map((line) => `${line}\n`).join("");
}

/** Only letters, digits and a few signs stand for themselves in a label. */
function label(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return printable(short).replaceAll(/[^A-Za-z0-9 ._/-]/gu, (character) => `#${character.codePointAt(0)!};`);
}
