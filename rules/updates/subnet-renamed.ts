import { ofType, text } from "./blocks";
import type { UpdateRule } from "./update";

export const subnetKeepsName: UpdateRule = {
  id: "OM-U022",
  title: "A subnet's block is not given to another one before it is gone",
  severity: "error",
  stages: ["review"],
  why: "A subnet with another name in the file is another subnet, which Terraform makes while it deletes the old one. EC2 refuses it with InvalidSubnet.Conflict as long as the old one is there, and that one cannot go while anything stands in it.",
  remedy:
    "Tell Terraform that it is the same one: a `moved` block, or `terraform state mv`, for the subnet, its route table and their association. Where it is another one, give it another block, or delete the old one in an apply of its own.",
  source: "EC2 API reference, CreateSubnet; Terraform language, moved blocks",
  *examine(changes) {
    const subnets = ofType(changes, "aws_subnet");
    const placeOf = (values: Readonly<Record<string, unknown>> | undefined) => {
      const [vpc, cidr] = [text(values ?? {}, "vpc_id"), text(values ?? {}, "cidr_block")];
      return vpc === undefined || cidr === undefined ? undefined : `${cidr} of ${vpc}`;
    };
    for (const { address, action, after } of subnets) {
      const place = placeOf(after);
      if (action !== "create" || place === undefined) continue;
      const old = subnets.find((each) => each.action === "delete" && placeOf(each.before) === place);
      if (old === undefined) continue;
      yield { address, message: `it takes the block ${place}, which ${old.address} has until it is deleted.` };
    }
  },
};
