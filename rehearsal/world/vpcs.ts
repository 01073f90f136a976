import type { ScenarioVpc } from "../scenario";
import { hexDigits } from "./digits";
import type { FilterValues } from "./filters";

/** Ids of what AWS makes together with a VPC. */
export function vpcCompanions({ id }: ScenarioVpc) {
  const related = (prefix: string) => `${prefix}-0${hexDigits(16, id, prefix)}`;
  return {
    cidrAssociationId: related("vpc-cidr-assoc"),
    dhcpOptionsId: related("dopt"),
    mainRouteTableId: related("rtb"),
    mainRouteTableAssociationId: related("rtbassoc"),
  };
}

/** Id of the association of a further block with a VPC. */
export function secondaryAssociationId({ id }: ScenarioVpc, cidr: string): string {
  return `vpc-cidr-assoc-0${hexDigits(16, id, cidr)}`;
}

export function vpcFilterValues({ id, cidr, ownerId }: ScenarioVpc): FilterValues {
  return { "vpc-id": id, cidr, "owner-id": ownerId, state: "available", "is-default": "false" };
}
