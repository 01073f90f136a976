import { SMALL_FONT, SIGNS, chips, drawing, element, line, shortNumber } from "../svg";
import type { Chip, Mark } from "../svg";
import { MARKS, MARK_WORDS } from "../svg";
import { cardsOf, commonDomain, textCard } from "./cards";
import type { Card } from "./cards";
import { groupsOf, nameRows } from "./group";
import type { Group } from "./group";
import { layOut } from "./layout";
import type { Layout, Point } from "./layout";
import type { DrawnMesh } from "./model";

const TOP = 62;
const ARROW = 7;

interface Line {
  readonly from: string;
  readonly to: string;
  readonly mark: Mark;
  readonly count: number;
}

/** Draws a mesh: what can be called as cards, who may call whom as arrows. */
export function drawMesh(mesh: DrawnMesh, title: string): string {
  const groups = groupsOf(mesh);
  const cards = joinedCards(mesh, groups);
  const lines = joinedLines(mesh, groups);
  const layout = layOut(new Map(cards.map((card) => [card.key, card])), lines);
  const marks = new Map(cards.map(({ key, mark }) => [key, mark]));
  const width = Math.max(layout.width, 560);
  const legend: Chip[] = MARKS.map((mark) => ({ label: MARK_WORDS[mark], mark }));
  const shifted = (point: Point) => ({ x: point.x, y: point.y + TOP });
  return drawing(
    width,
    layout.height + TOP,
    title,
    chips(legend, 12, 6, width).svg,
    line(subtitle(mesh, groups), 12, 50, width - 24, "om-small om-soft", SMALL_FONT),
    ...lines.map((each, index) => {
      const told = each.mark === marks.get(each.from) || each.mark === marks.get(each.to);
      return arrow(each, layout.lines[index]!.map(shifted), layout.direction, told);
    }),
    ...cards.map((card) => card.draw(shifted(layout.cards.get(card.key)!))),
  );
}

function subtitle({ name, services }: DrawnMesh, groups: readonly Group[]): string {
  const domain = commonDomain(services.map((service) => service.name));
  const shortened = domain === "" ? "" : ` Names without ${domain}.`;
  const together = groups.length === 0 ? "" : " What is alike is drawn together, and counted.";
  return `Mesh ${name}. An arrow leads from who may call to what is called.${shortened}${together}`;
}

function joinedCards(mesh: DrawnMesh, groups: readonly Group[]): Card[] {
  const inGroups = new Set(groups.flatMap(({ members }) => members));
  return [
    ...groups.map((group) => {
      const rows = nameRows(group).map((text) => ({ text, soft: true }));
      return textCard(group, group.title, `${group.title}: ${group.names.join(", ")}`, rows);
    }),
    ...cardsOf(mesh).filter(({ key }) => !inGroups.has(key)),
  ];
}

/** The calls between cards. Calls between the same cards are one line that says how many they are. */
function joinedLines({ calls }: DrawnMesh, groups: readonly Group[]): Line[] {
  const groupOf = new Map(groups.flatMap(({ key, members }) => members.map((member) => [member, key] as const)));
  const lines = new Map<string, Line>();
  for (const { from, to, mark } of calls) {
    const ends = { from: groupOf.get(from) ?? from, to: groupOf.get(to) ?? to };
    if (ends.from === ends.to) continue;
    const key = `${ends.from} ${ends.to}`;
    const before = lines.get(key);
    const same = before === undefined || before.mark === mark;
    lines.set(key, { ...ends, mark: same ? mark : "none", count: (before?.count ?? 0) + 1 });
  }
  return [...lines.values()];
}

/** A line with its head. Its sign is said where its ends do not say it already. */
function arrow({ mark, count }: Line, points: readonly Point[], direction: Layout["direction"], told: boolean): string {
  const [tip, before] = [points.at(-1)!, points.at(-2)!];
  const along =
    direction === "right"
      ? { x: Math.sign(tip.x - before.x) || 1, y: 0 }
      : { x: 0, y: Math.sign(tip.y - before.y) || 1 };
  const corner = (side: number) => ({
    x: tip.x - along.x * ARROW + along.y * side * 3.5,
    y: tip.y - along.y * ARROW + along.x * side * 3.5,
  });
  const head = [tip, corner(1), corner(-1)].map(at).join(" ");
  const middle = middleOf(points);
  const said = [told ? "" : SIGNS[mark], count > 1 ? `${count} calls` : ""].filter((each) => each !== "").join(" ");
  return (
    element("path", { d: curve(points, direction), class: `om-call om-line-${mark}` }) +
    element("polygon", { points: head, class: `om-head om-head-${mark}` }) +
    (said === "" ? "" : line(said, middle.x + 4, middle.y - 4, 80, "om-small", SMALL_FONT))
  );
}

/** Half-way along a line, away from the cards at its ends. */
function middleOf(points: readonly Point[]): Point {
  const half = (points.length - 1) / 2;
  const [one, other] = [points[Math.floor(half)]!, points[Math.ceil(half)]!];
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** A smooth line through the points that leaves and enters each in the direction of the layout. */
function curve(points: readonly Point[], direction: Layout["direction"]): string {
  const [first, ...rest] = points;
  let last = first!;
  let path = `M${at(last)}`;
  for (const point of rest) {
    const [dx, dy] = direction === "right" ? [(point.x - last.x) / 2, 0] : [0, (point.y - last.y) / 2];
    path += `C${at({ x: last.x + dx, y: last.y + dy })} ${at({ x: point.x - dx, y: point.y - dy })} ${at(point)}`;
    last = point;
  }
  return path;
}

function at({ x, y }: Point): string {
  return `${shortNumber(x)},${shortNumber(y)}`;
}
