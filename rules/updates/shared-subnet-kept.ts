import { ofType, text } from "./blocks";
import type { UpdateRule } from "./update";

export const sharedSubnetKept: UpdateRule = {
  id: "OM-U021",
  title: "A shared subnet is not taken from an account that may run something in it",
  severity: "warning",
  stages: ["review"],
  why: "What the other account runs goes on, and nothing new starts there: groups do not scale, nothing that fails is replaced, and load balancers may fail. No plan of this account sees what is in the subnet. EC2 deletes no subnet in which anything of it remains.",
  remedy:
    "Have the other account move what it runs first. Unshare the subnet in one apply, and delete it in a later one, when it is empty.",
  source: "Amazon VPC user guide, shared subnets: unshare a shared subnet",
  *examine(changes) {
    // Whoever takes everything away means it.
    if (changes.every(({ action }) => action === "delete")) return;
    const subnets = new Map(
      ofType(changes, "aws_ram_resource_association").flatMap(({ before }) => {
        const [share, arn] = [text(before ?? {}, "resource_share_arn"), text(before ?? {}, "resource_arn")];
        return share !== undefined && arn?.includes(":subnet/") === true ? [[share, arn] as const] : [];
      }),
    );
    for (const { address, action, before } of ofType(changes, "aws_ram_principal_association")) {
      const arn = subnets.get(text(before ?? {}, "resource_share_arn") ?? "");
      if (action !== "delete" || arn === undefined) continue;
      const going = ofType(changes, "aws_subnet").find(
        (each) => each.action === "delete" && text(each.before ?? {}, "arn") === arn,
      );
      const deleted = going === undefined ? "" : `, and ${going.address} is deleted in the same apply`;
      yield {
        address,
        message: `${text(before ?? {}, "principal") ?? "another account"} loses ${arn.split("/").at(-1)!}${deleted}.`,
      };
    }
  },
};
