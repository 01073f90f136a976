import { drawing, element, frame, line } from "../svg";
import {
  PADDING,
  boxed,
  legend,
  outpostBox,
  paragraph,
  serviceRows,
  stacked,
  subnetBox,
  textLine,
  vpcTitle,
} from "./boxes";
import type { Drawn, Part } from "./boxes";
import type { Placement, PlacedOutpost, PlacedVpc } from "./model";

const SERVICES_WIDTH = 250;
const COLUMN = 350;
/** Where a subnet holds many things. */
const WIDE_COLUMN = 620;
const MANY_THINGS = 24;
const GAP = 14;
/** Between the Region and the premises: room for the service link and what it carries. */
const LINK_HEIGHT = 84;
const NO_ZONE = "";

/** An Availability Zone's column: the Outposts that are anchored to it stand side by side below it. */
interface Column {
  readonly zone: string;
  readonly outposts: readonly PlacedOutpost[];
  readonly each: number;
  readonly width: number;
  readonly x: number;
}

/** Draws a placement: the Region above, the premises below, the service link between. */
export function drawPlacement(placement: Placement, title: string): string {
  const columns = columnsOf(placement);
  const left = PADDING + SERVICES_WIDTH + GAP;
  const columnsWidth = columns.reduce((sum, { width }) => sum + width + GAP, GAP);
  const width = left + columnsWidth + 2 * PADDING;
  const shifted = columns.map((column) => ({ ...column, x: column.x + left + GAP }));

  const top = 34;
  const services = stacked(PADDING, top + 30, SERVICES_WIDTH, servicesPart(placement), 6);
  const vpcs = stacked(
    left,
    top + 30,
    columnsWidth,
    placement.vpcs.map((vpc) => vpcPart(vpc, shifted)),
  );
  const regionHeight = 30 + Math.max(services.height, vpcs.height) + PADDING;
  const region = [
    frame({ x: 1, y: top, width: width - 2, height: regionHeight }, "om-region", 8),
    line(`Region ${placement.region ?? ""}`, PADDING, top + 20, width - 2 * PADDING, "om-strong"),
    services.svg,
    vpcs.svg,
  ];
  const siteTop = top + regionHeight + LINK_HEIGHT;
  const site = placement.outposts.length === 0 ? undefined : premises(placement, shifted, siteTop, width);
  const links = shifted.flatMap((column) => linksOf(placement, column, top + regionHeight, siteTop + 30));
  const height = site === undefined ? top + regionHeight + 2 : siteTop + site.height + 2;
  return drawing(width, height, title, legend()(PADDING, 6, width).svg, ...region, site?.svg ?? "", ...links);
}

function columnsOf({ vpcs, outposts }: Placement): Column[] {
  const subnets = vpcs.flatMap((vpc) => vpc.subnets);
  const zones = [...new Set([...subnets, ...outposts].map(({ zone }) => zone ?? NO_ZONE))].sort();
  let x = 0;
  return zones.map((zone) => {
    const here = outposts.filter((each) => (each.zone ?? NO_ZONE) === zone);
    const crowded = subnets.some((each) => (each.zone ?? NO_ZONE) === zone && each.things.length > MANY_THINGS);
    const each = crowded ? WIDE_COLUMN : COLUMN;
    const width = Math.max(1, here.length) * (each + GAP) - GAP;
    const column = { zone, outposts: here, each, width, x };
    x += width + GAP;
    return column;
  });
}

function servicesPart({ services }: Placement): Part[] {
  if (services.length === 0) return [];
  return [
    textLine("Services of the Region", "om-strong"),
    ...(services.some(({ crosses }) => crosses)
      ? [paragraph("⇄ is reached from the Outpost over the service link", "om-soft", 2)]
      : []),
    ...serviceRows(services),
  ];
}

function vpcPart(vpc: PlacedVpc, columns: readonly Column[]): Part {
  return (x, y, width) => {
    const zones = columns.map((column) => zoneBox(vpc, column, y + 30));
    const height = 30 + Math.max(24, ...zones.map((drawn) => drawn.height)) + PADDING;
    const parts = [
      frame({ x, y, width, height }, `om-vpc${vpc.mark === "none" ? "" : ` om-vpc-${vpc.mark}`}`),
      line(vpcTitle(vpc), x + PADDING, y + 20, width - 2 * PADDING, "om-strong"),
      ...zones.map((drawn) => drawn.svg),
    ];
    return { svg: parts.join(""), height };
  };
}

/** The subnets of a VPC in one zone of the Region; those on Outposts are drawn there. */
function zoneBox(vpc: PlacedVpc, { zone, x, width }: Column, y: number): Drawn {
  const subnets = vpc.subnets.filter((each) => each.outpost === undefined && (each.zone ?? NO_ZONE) === zone);
  const parts =
    subnets.length === 0 ? [textLine("no Regional subnet of these plans", "om-small om-soft")] : subnets.map(subnetBox);
  return boxed("om-zone", zone === NO_ZONE ? "a zone that is known after the apply" : zone, parts)(x, y, width);
}

/** The premises: the Outposts, and the network that their local gateways lead to on the left of them. */
function premises({ vpcs, outposts }: Placement, columns: readonly Column[], y: number, width: number): Drawn {
  const drawn = columns.flatMap(({ outposts: here, each, x }) =>
    here.map((outpost, index) => {
      const left = x + index * (each + GAP);
      return { outpost, left, ...outpostBox(outpost, vpcs)(left, y + 30, each) };
    }),
  );
  const connected = drawn.filter(({ outpost }) => outpost.hasLocalGateway);
  const network = connected.length === 0 ? undefined : premisesNetwork(outposts)(PADDING, y + 30, SERVICES_WIDTH);
  const height = 30 + Math.max(network?.height ?? 0, ...drawn.map((each) => each.height)) + PADDING;
  const title = outposts.length === 1 ? "On the premises" : `On the premises: ${outposts.length} Outposts`;
  const parts = [
    frame({ x: 1, y, width: width - 2, height }, "om-site", 8),
    line(title, PADDING, y + 20, width - 2 * PADDING, "om-strong"),
    // Behind the boxes, so that a line to the second Outpost passes below the first.
    ...(network === undefined ? [] : connected.map(({ left }) => gatewayLine(left, y + 30))),
    network?.svg ?? "",
    ...drawn.map((each) => each.svg),
  ];
  return { svg: parts.join(""), height };
}

function premisesNetwork(outposts: readonly PlacedOutpost[]): Part {
  const blocks = [...new Set(outposts.flatMap(({ onPremises }) => onPremises))].sort();
  const rows = blocks.map((block) => textLine(block, "om-small"));
  return boxed("om-frame", "Network of the premises", rows, "through the local gateway");
}

function gatewayLine(outpost: number, y: number): string {
  return element("path", { d: `M${PADDING + SERVICES_WIDTH} ${y + 16}H${outpost}`, class: "om-gateway" });
}

function linksOf({ crossings }: Placement, { outposts, each, x }: Column, from: number, to: number): string[] {
  return outposts.map((_, index) => {
    const at = x + index * (each + GAP) + 24;
    const carried = crossings.length === 0 ? "" : `: ${crossings.join(", ")}`;
    const label = paragraph(`service link${carried}`, "", 4)(at + 12, from + 14, each - 44);
    return element("path", { d: `M${at} ${from}V${to}`, class: "om-link" }) + label.svg;
  });
}
