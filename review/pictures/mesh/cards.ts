import type { Mark } from "../svg";
import { CHIP_HEIGHT, SMALL_FONT, element, escaped, fitted, frame, line, signed, textWidth } from "../svg";
import { shareText } from "./describe";
import type { DrawnGateway, DrawnMesh, DrawnNode, DrawnRoute, DrawnService, Port } from "./model";
import type { Point, Size } from "./layout";

const WIDTH = 236;
/** Width where a mesh has many cards, and from how many services on that is. */
const DENSE_WIDTH = 176;
const DENSE_FROM = 20;
const PADDING = 10;
const TITLE = 22;
const ROW = 16;
/** Rows of one card; more are counted in the last one. */
const MOST_ROWS = 14;
const BAR = 46;

/** A card of the picture: a title and rows below it. */
export interface Card extends Size {
  readonly key: string;
  readonly mark: Mark;
  readonly draw: (center: Point) => string;
}

interface Row {
  readonly text: string;
  readonly soft?: boolean;
  /** Percent, drawn as a bar behind the text. */
  readonly share?: number;
}

/** The cards of a mesh, one for each gateway, service, lonely node and service elsewhere. */
export function cardsOf(mesh: DrawnMesh): Card[] {
  const short = shortNames(mesh);
  const dense = mesh.services.length > DENSE_FROM;
  const loops = new Set(mesh.calls.filter(({ from, to }) => from === to).map(({ from }) => from));
  return [
    ...mesh.gateways.map((gateway) => gatewayCard(gateway, short)),
    ...mesh.services.map((service) => serviceCard(service, { short, dense, itself: loops.has(service.key) })),
    ...mesh.nodes.map(nodeCard),
    ...mesh.elsewhere.map((name) => elsewhereCard(name, short)),
  ];
}

/** Names without the domain that all services share. */
export function shortNames({ services }: Pick<DrawnMesh, "services">): (name: string) => string {
  const domain = commonDomain(services.map(({ name }) => name));
  return (name) => (domain !== "" && name.endsWith(domain) ? name.slice(0, -domain.length) : name);
}

/** The ending from a dot on that all names share and that leaves something of each; empty when there is none. */
export function commonDomain(names: readonly string[]): string {
  const [first = ""] = names;
  if (names.length < 2) return "";
  for (let dot = first.indexOf("."); dot > 0; dot = first.indexOf(".", dot + 1)) {
    const ending = first.slice(dot);
    if (names.every((name) => name.endsWith(ending) && name.length > ending.length)) return ending;
  }
  return "";
}

export function textCard(
  { key, mark }: { readonly key: string; readonly mark: Mark },
  title: string,
  full: string,
  rows: readonly Row[],
  width = WIDTH,
): Card {
  const shown = rows.length <= MOST_ROWS ? rows : [...rows.slice(0, MOST_ROWS - 1), more(rows.length - MOST_ROWS + 1)];
  const height = TITLE + shown.length * ROW + 8;
  const draw = ({ x, y }: Point) => {
    const left = x - width / 2;
    const top = y - height / 2;
    const inner = width - 2 * PADDING;
    return element(
      "g",
      {},
      element("title", {}, escaped(full)),
      frame({ x: left, y: top, width, height }, `om-chip om-${mark}`),
      line(signed(mark, title), left + PADDING, top + 16, inner, "om-strong"),
      ...shown.map((row, index) => drawRow(row, left + PADDING, top + TITLE + index * ROW, inner)),
    );
  };
  return { key, mark, width, height: Math.max(height, CHIP_HEIGHT), draw };
}

function drawRow({ text, soft = false, share }: Row, x: number, y: number, width: number): string {
  const className = `om-small${soft ? " om-soft" : ""}`;
  if (share === undefined) return line(text, x, y + 12, width, className, SMALL_FONT);
  const room = width - BAR - 42;
  // A name that is cut may look like its neighbour's, and the number says what the bar does.
  if (textWidth(text, SMALL_FONT) > room) {
    const label = fitted(text, width - 42, SMALL_FONT);
    return (
      line(label, x, y + 12, width - 42, className, SMALL_FONT) +
      line(`${share}%`, x + width - 34, y + 12, 34, className, SMALL_FONT)
    );
  }
  return (
    line(fitted(text, room, SMALL_FONT), x, y + 12, room, className, SMALL_FONT) +
    frame({ x: x + room + 4, y: y + 5, width: BAR, height: 7 }, "om-track", 2) +
    frame({ x: x + room + 4, y: y + 5, width: (BAR * share) / 100, height: 7 }, "om-bar", 2) +
    line(`${share}%`, x + room + BAR + 8, y + 12, 34, className, SMALL_FONT)
  );
}

function more(count: number): Row {
  return { text: `and ${count} more rows`, soft: true };
}

interface ServiceOptions {
  readonly short: (name: string) => string;
  readonly dense: boolean;
  readonly itself: boolean;
}

function serviceCard(service: DrawnService, { short, dense, itself }: ServiceOptions): Card {
  const { name, ports, routes } = service;
  const plain = dense ? plainWay(service) : undefined;
  const rows = plain ?? [...portRows(ports), ...routes.flatMap(routeRows)];
  const nothing: Row[] = routes.length === 0 ? [{ text: "nothing of these plans serves it", soft: true }] : [];
  const loop: Row[] = itself ? [{ text: "calls itself", soft: true }] : [];
  const all = [...rows, ...nothing, ...loop];
  return textCard(service, short(name), `virtual service ${name}`, all, dense ? DENSE_WIDTH : WIDTH);
}

/** One row where everything goes to one node, and nothing of it changes otherwise than the service itself. */
function plainWay({ mark, ports, routes }: DrawnService): Row[] | undefined {
  const [route] = routes;
  const [target] = route?.targets ?? [];
  if (route === undefined || target === undefined || routes.length > 1 || route.targets.length > 1) return undefined;
  const same = route.mark === mark && target.mark === mark;
  if (!same || !/^(everything|\/|:\d+)$/.test(route.match)) return undefined;
  const port = portRows(ports)[0]?.text ?? "";
  return [{ text: `${port} → ${target.node}`.trim(), soft: true }];
}

function routeRows({ mark, protocol, match, targets }: DrawnRoute): Row[] {
  const rows = targets.map((target): Row => {
    // Within a route that is new or goes everything is; within one that changes each says whether it does.
    const text = signed(target.mark === mark && mark !== "update" ? "none" : target.mark, target.node);
    if (target.share !== undefined) return { text, share: target.share };
    return { text: target.mark === "delete" ? text : `${text} ${shareText(target)}` };
  });
  return [{ text: signed(mark, `${protocol} ${match}`.trim()), soft: true }, ...rows];
}

function gatewayCard(gateway: DrawnGateway, short: (name: string) => string): Card {
  const { name, mark, ports, routes } = gateway;
  const rows = routes.map(({ mark: changed, match, service }): Row => {
    return { text: `${signed(changed === mark ? "none" : changed, match)} → ${short(service)}` };
  });
  return textCard(gateway, `Gateway ${name}`, `virtual gateway ${name}`, [...portRows(ports), ...rows]);
}

function nodeCard(node: DrawnNode): Card {
  const { name, ports } = node;
  const rows = [...portRows(ports), { text: "no service of these plans leads to it", soft: true }];
  return textCard(node, `Node ${name}`, `virtual node ${name}`, rows);
}

function elsewhereCard(name: string, short: (name: string) => string): Card {
  const rows = [{ text: "stands elsewhere", soft: true }];
  const card = { key: `elsewhere/${name}`, mark: "none" } as const;
  return textCard(card, short(name), `virtual service ${name}, not of these plans`, rows);
}

function portRows(ports: readonly Port[]): Row[] {
  if (ports.length === 0) return [];
  return [{ text: ports.map(({ protocol, port }) => `${protocol} ${port}`.trim()).join(", "), soft: true }];
}
