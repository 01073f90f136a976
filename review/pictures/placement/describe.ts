import { grouped } from "../../grouped";
import { MARKS, MARK_WORDS } from "../svg";
import type { PlacedSubnet, Placement, Thing } from "./model";
import { plural } from "./things";

/** The placement in words, a statement a line. Nothing of the picture is left out. */
export function describePlacement({ region, vpcs, outposts, services, crossings }: Placement): string[] {
  const where = region === undefined ? "the Region" : `Region ${region}`;
  return [
    ...vpcs.map(({ name, cidr, mark }) => `VPC ${named(name, cidr)} is in ${where}, ${MARK_WORDS[mark]}.`),
    ...vpcs.flatMap((vpc) => vpc.subnets.filter(({ outpost }) => outpost === undefined).map(regionalSubnet)),
    ...outposts.flatMap((outpost) => {
      const facts = [outpost.form, outpost.status, outpost.zone && `anchored to ${outpost.zone}`].filter(Boolean);
      const subnets = vpcs.flatMap((vpc) => vpc.subnets.filter((each) => each.outpost === outpost.arn));
      return [
        `Outpost ${outpost.name}${facts.length === 0 ? "" : ` (${facts.join(", ")})`} is on the premises.`,
        ...subnets.map((subnet) => `On Outpost ${outpost.name}: ${subnetText(subnet)}`),
        ...(outpost.things.length === 0 ? [] : [`On Outpost ${outpost.name}: ${things(outpost.things)}.`]),
        ...(outpost.hasLocalGateway
          ? [
              `The local gateway of Outpost ${outpost.name} leads to ${outpost.onPremises.join(", ") || "the premises"}.`,
            ]
          : []),
      ];
    }),
    ...services.map(({ service, counts, crosses }) => {
      const changes = MARKS.flatMap((mark) => (counts[mark] === 0 ? [] : [`${counts[mark]} ${MARK_WORDS[mark]}`]));
      return `${service} in ${where}: ${changes.join(", ")}${crosses ? "; reached over the service link" : ""}.`;
    }),
    ...(crossings.length === 0 ? [] : [`Over the service link services reach: ${crossings.join(", ")}.`]),
  ];
}

function regionalSubnet(subnet: PlacedSubnet): string {
  return `In ${subnet.zone ?? "a zone that is known after the apply"}: ${subnetText(subnet)}`;
}

function subnetText({ name, cidr, mark, things: held }: PlacedSubnet): string {
  return `subnet ${named(name, cidr)}, ${MARK_WORDS[mark]}, holds ${held.length === 0 ? "nothing of these plans" : things(held)}.`;
}

function things(all: readonly Thing[]): string {
  return [...grouped(all, ({ kind }) => kind)]
    .map(([kind, ofKind]) => {
      const names = ofKind.map(({ name, amount, mark }) => `${named(name, amount)} (${MARK_WORDS[mark]})`);
      return `${plural(kind, ofKind.length)}: ${names.join(", ")}`;
    })
    .join("; ");
}

function named(name: string, detail: string | undefined): string {
  return detail === undefined ? name : `${name} ${detail}`;
}
