import type * as Dagre from "@dagrejs/dagre" with { "resolution-mode": "import" };

/* eslint-disable-next-line @typescript-eslint/no-require-imports --
   The package's types are those of an ES module, which a CommonJS module may not import; what is loaded is CommonJS. */
const dagre = require("@dagrejs/dagre") as typeof Dagre;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where cards and lines are. */
export interface Layout extends Size {
  /** Where lines lead to, as far as calls allow it. */
  readonly direction: "right" | "down";
  /** Centres of the cards, by key. */
  readonly cards: ReadonlyMap<string, Point>;
  /** Points along the lines, in the order in which they were given. */
  readonly lines: readonly (readonly Point[])[];
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** What fits on a screen without scrolling far: the direction of a layout is chosen by it. */
const SCREEN: Size = { width: 1300, height: 1600 };

/**
 * Lays out cards so that lines lead to the right where the calls allow it, or downwards where long chains of calls would
 * make the picture too wide. The same every time.
 */
export function layOut(cards: ReadonlyMap<string, Size>, lines: readonly Ends[]): Layout {
  const right = inDirection("LR", cards, lines);
  if (excess(right) <= 1) return right;
  const down = inDirection("TB", cards, lines);
  return excess(down) < excess(right) ? down : right;
}

function excess({ width, height }: Size): number {
  return Math.max(width / SCREEN.width, height / SCREEN.height);
}

function inDirection(rankdir: "LR" | "TB", cards: ReadonlyMap<string, Size>, lines: readonly Ends[]): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  const ranksep = (rankdir === "LR" ? 70 : 40) + Math.min(60, lines.length / 2);
  graph.setGraph({ rankdir, nodesep: 18, ranksep, edgesep: 10, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [key, { width, height }] of cards) graph.setNode(key, { width, height });
  lines.forEach(({ from, to }, index) => graph.setEdge(from, to, {}, String(index)));
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  const centres = new Map([...cards.keys()].map((key) => [key, graph.node(key) as unknown as Point]));
  const along = ({ x, y }: Point, by: number): Point => (rankdir === "LR" ? { x: x + by, y } : { x, y: y + by });
  const depth = (size: Size) => (rankdir === "LR" ? size.width : size.height) / 2;
  const deepest = Math.max(0, ...[...cards.values()].map(depth));
  const forward = (from: string, to: string): 1 | -1 => {
    const [own, other] = [centres.get(from)!, centres.get(to)!];
    return (rankdir === "LR" ? other.x >= own.x : other.y >= own.y) ? 1 : -1;
  };
  const port = (key: string, towards: string) =>
    along(centres.get(key)!, depth(cards.get(key)!) * forward(key, towards));
  // A line that passes a column goes straight between its cards, and bends before and behind it.
  const across = (point: Point, way: 1 | -1) => [along(point, -deepest * way), along(point, deepest * way)];
  return {
    direction: rankdir === "LR" ? "right" : "down",
    width: Number.isFinite(width) ? width : 0,
    height: Number.isFinite(height) ? height : 0,
    cards: centres,
    lines: lines.map(({ from, to }, index) => {
      const { points = [] } = graph.edge({ v: from, w: to, name: String(index) }) as unknown as { points?: Point[] };
      // The ends lie at the sides that face one another, so that no line runs along behind its own column of cards.
      // Of the points between, every second one stands for a column that the line passes; the others only bend it.
      const between = points.slice(1, -1).filter((_, position) => position % 2 === 1);
      return [port(from, to), ...between.flatMap((point) => across(point, forward(from, to))), port(to, from)];
    }),
  };
}
