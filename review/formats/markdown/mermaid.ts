import type { DrawnMesh } from "../../pictures";
import { shareText } from "../../pictures/mesh";
import { SIGNS } from "../../pictures/svg";
import type { Mark } from "../../pictures/svg";
import { printable } from "../../wrap";

/** With more things a picture of mermaid's is a tangle. */
const MAX_THINGS = 40;
const MAX_LINKS = 80;

const SHAPES = {
  gateway: ["{{", "}}"],
  service: ["([", "])"],
  node: ["[", "]"],
  elsewhere: ["[/", "/]"],
} as const;

const CLASSES = {
  create: "stroke:#1a7f37,stroke-width:3px",
  update: "stroke:#9a6700,stroke-width:3px",
  replace: "stroke:#bc4c00,stroke-width:3px",
  delete: "stroke:#cf222e,stroke-width:3px,stroke-dasharray:5 4",
} as const;

interface Thing {
  readonly kind: keyof typeof SHAPES;
  readonly name: string;
  readonly mark: Mark;
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly mark: Mark;
}

/** The meshes as mermaid's text; undefined when there is none, or too much of it for a picture that can be read. */
export function mermaidOf(meshes: readonly DrawnMesh[]): string | undefined {
  const things = new Map(meshes.flatMap(thingsOf));
  const links = meshes.flatMap(linksOf);
  if (things.size < 2 || things.size > MAX_THINGS || links.length > MAX_LINKS) return undefined;
  const ids = new Map([...things.keys()].map((key, index) => [key, `n${index}`]));
  const boxes = [...things].map(([key, { kind, name, mark }]) => {
    const [open, close] = SHAPES[kind];
    return `  ${ids.get(key)!}${open}"${label(name)}"${close}${mark === "none" ? "" : `:::${mark}`}`;
  });
  const arrows = links.map(({ from, to, label: said, mark }) => {
    const words = [SIGNS[mark], said].filter((each) => each !== "").join(" ");
    const arrow = mark === "delete" ? "-.->" : "-->";
    return `  ${ids.get(from)!} ${arrow}${words === "" ? "" : `|"${label(words)}"|`} ${ids.get(to)!}`;
  });
  const classes = Object.entries(CLASSES).map(([name, style]) => `  classDef ${name} ${style}`);
  return ["flowchart LR", ...boxes, ...arrows, ...classes].map((line) => `${line}\n`).join("");
}

function thingsOf(mesh: DrawnMesh): [string, Thing][] {
  const { gateways, services, nodes, elsewhere } = mesh;
  const within = keyIn(mesh);
  const behind = services.flatMap(({ routes }) => routes.flatMap(({ targets }) => targets));
  return [
    ...gateways.map(({ key, name, mark }): [string, Thing] => [within(key), { kind: "gateway", name, mark }]),
    ...services.map(({ key, name, mark }): [string, Thing] => [within(key), { kind: "service", name, mark }]),
    ...behind.map(({ node: name }): [string, Thing] => [within(`node/${name}`), { kind: "node", name, mark: "none" }]),
    ...nodes.map(({ key, name, mark }): [string, Thing] => [within(key), { kind: "node", name, mark }]),
    ...elsewhere.map((name): [string, Thing] => [
      within(`elsewhere/${name}`),
      { kind: "elsewhere", name, mark: "none" },
    ]),
  ];
}

/** Who may call whom, and how requests are shared among the nodes behind a service. */
function linksOf(mesh: DrawnMesh): Link[] {
  const within = keyIn(mesh);
  const calls = mesh.calls.map(({ from, to, mark }): Link => {
    return { from: within(from), to: within(to), label: "", mark };
  });
  const shares = mesh.services.flatMap(({ key, routes }) =>
    routes.flatMap((route) =>
      route.targets.map((target): Link => {
        const share = target.mark === "delete" ? "" : shareText(target);
        const match = routes.length > 1 ? route.match : "";
        const said = [match, share].filter((each) => each !== "").join(" ");
        return { from: within(key), to: within(`node/${target.node}`), label: said, mark: target.mark };
      }),
    ),
  );
  return [...calls, ...shares];
}

/** Several meshes may have things of one name. */
function keyIn({ name }: DrawnMesh): (key: string) => string {
  return (key) => `${name} ${key}`;
}

/** Only letters, digits and a few signs stand for themselves in a label. */
function label(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return printable(short).replaceAll(/[^A-Za-z0-9 ._/-]/gu, (character) => `#${character.codePointAt(0)!};`);
}
