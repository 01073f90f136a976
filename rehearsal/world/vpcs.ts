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

export function vpcFilterValues({ id, cidr }: ScenarioVpc): FilterValues {
  return { "vpc-id": id, cidr, state: "available", "is-default": "false" };
}
