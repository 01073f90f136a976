import type { Chip } from "../svg";
import { CHIP_HEIGHT, MARKS, SMALL_FONT, chips, fitted, frame, line, signed, textWidth } from "../svg";
import type { PlacedOutpost, PlacedSubnet, PlacedVpc, RegionalService, Thing } from "./model";

import { byKind } from "./things";

/** A part of the picture that was drawn at a place, and how high it became. */
export interface Drawn {
  readonly svg: string;
  readonly height: number;
}

export const PADDING = 10;
const GAP = 10;
const TITLE = 20;
const SMALL = 16;

/** Parts one below the other. */
export function stacked(x: number, y: number, width: number, parts: readonly Part[], gap = GAP): Drawn {
  let top = y;
  const svg = parts.map((part, index) => {
    if (index > 0) top += gap;
    const drawn = part(x, top, width);
    top += drawn.height;
    return drawn.svg;
  });
  return { svg: svg.join(""), height: top - y };
}

/** Something that can be drawn anywhere in a given width. */
export type Part = (x: number, y: number, width: number) => Drawn;

export function textLine(text: string, className = "", height = SMALL): Part {
  const size = className.includes("om-small") ? SMALL_FONT : 12;
  return (x, y, width) => ({ svg: line(text, x, y + height - 4, width, className, size), height });
}

/** Words in as many lines as they take, but no more than `most`; what is left out is in the title. */
export function paragraph(text: string, className: string, most: number): Part {
  return (x, y, width) => {
    const rows: string[] = [];
    for (const word of text.split(" ")) {
      const last = rows.at(-1);
      if (last !== undefined && textWidth(`${last} ${word}`, SMALL_FONT) <= width)
        rows[rows.length - 1] = `${last} ${word}`;
      else rows.push(word);
    }
    const shown = rows.length <= most ? rows : [...rows.slice(0, most - 1), rows.slice(most - 1).join(" ")];
    return stacked(
      x,
      y,
      width,
      shown.map((row) => textLine(row, `om-small ${className}`, 14)),
      0,
    );
  };
}

export function boxed(className: string, title: string, parts: readonly Part[], subtitle?: string): Part {
  return (x, y, width) => {
    const inner = width - 2 * PADDING;
    const heading: Part[] = [
      textLine(title, "om-strong", TITLE),
      ...(subtitle === undefined ? [] : [textLine(subtitle, "om-small om-soft")]),
    ];
    const head = stacked(x + PADDING, y + 4, inner, heading, 0);
    const body = stacked(x + PADDING, y + 4 + head.height + 6, inner, parts);
    const height = 4 + head.height + (parts.length === 0 ? 4 : 6 + body.height) + PADDING;
    return { svg: frame({ x, y, width, height }, className) + head.svg + body.svg, height };
  };
}

export function subnetBox(subnet: PlacedSubnet): Part {
  const where = subnet.outpost === undefined ? "Regional subnet" : "Outpost subnet";
  const cidr = subnet.cidr === undefined ? "" : ` ${subnet.cidr}`;
  const nothing = textLine("nothing of these plans stands in it", "om-small om-soft");
  return boxed(
    `om-subnet${subnet.mark === "none" ? "" : ` om-${subnet.mark}`}`,
    signed(subnet.mark, subnet.name),
    subnet.things.length === 0 ? [nothing] : thingParts(subnet.things),
    where + cidr,
  );
}

export function thingParts(things: readonly Thing[]): Part[] {
  return byKind(things).map(({ heading, chips: items }) => (x, y, width) => {
    const head = line(heading, x, y + 11, width, "om-small om-soft", SMALL_FONT);
    const drawn = chips(items, x, y + SMALL, width);
    return { svg: head + drawn.svg, height: SMALL + drawn.height };
  });
}

/** A VPC with the subnets that the caller chose: those of a zone in the Region, or those on one Outpost. */
export function vpcTitle({ name, cidr, mark }: PlacedVpc): string {
  return signed(mark, `VPC ${name}${cidr === undefined ? "" : ` ${cidr}`}`);
}

export function outpostBox(outpost: PlacedOutpost, vpcs: readonly PlacedVpc[]): Part {
  const extended = vpcs.flatMap((vpc): Part[] => {
    const subnets = vpc.subnets.filter(({ outpost: arn }) => arn === outpost.arn);
    if (subnets.length === 0) return [];
    return [boxed("om-vpc", `${vpcTitle(vpc)}, extended`, subnets.map(subnetBox))];
  });
  const status = [outpost.form, outpost.status, outpost.zone && `anchored to ${outpost.zone}`]
    .filter(Boolean)
    .join(", ");
  const gateway: Part[] = outpost.hasLocalGateway
    ? [textLine(`Local gateway to the premises${listOf(outpost.onPremises)}`, "om-small")]
    : [];
  return boxed(
    "om-outpost",
    `Outpost ${outpost.name}`,
    [...extended, ...thingParts(outpost.things), ...gateway],
    status === "" ? undefined : status,
  );
}

function listOf(cidrs: readonly string[]): string {
  return cidrs.length === 0 ? "" : `: ${cidrs.join(", ")}`;
}

/** The services of the Region, a row each, with how many of their resources change and how. */
export function serviceRows(services: readonly RegionalService[]): Part[] {
  return services.map(({ service, counts, crosses }) => (x, y, width) => {
    const items: Chip[] = MARKS.flatMap((mark) => (counts[mark] === 0 ? [] : [{ label: String(counts[mark]), mark }]));
    const wide = items.reduce((sum, { label, mark }) => sum + textWidth(signed(mark, label), 12) + 22, 0);
    const name = `${service}${crosses ? " ⇄" : ""}`;
    const room = width - wide - 4;
    const text = line(fitted(name, room, 12), x, y + 15, room);
    return { svg: text + chips(items, x + width - wide + 6, y, wide + 40).svg, height: CHIP_HEIGHT };
  });
}

/** What the signs mean. */
export function legend(): Part {
  const items: Chip[] = [
    { label: "created", mark: "create" },
    { label: "changed", mark: "update" },
    { label: "replaced", mark: "replace" },
    { label: "removed", mark: "delete" },
    { label: "unchanged", mark: "none" },
  ];
  return (x, y, width) => chips(items, x, y, width);
}
