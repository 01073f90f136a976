import type { SynthRule } from "../rule";
import { placedEgresses } from "./egresses";

export const internetGatewayGiven: SynthRule = {
  id: "OM-N044",
  title: "New NAT gateways in an existing VPC have its internet gateway, and only an existing VPC names one",
  severity: "error",
  stages: ["synth"],
  why: "A NAT gateway reaches the internet through the VPC's one internet gateway. That of an existing VPC is its owner's and is not made here; a new VPC gets its own.",
  remedy:
    "Name the internet gateway in `network.vpc.internetGateway`; `aws ec2 describe-internet-gateways` shows the VPC's. Leave it out for a new VPC.",
  source: "Amazon VPC user guide, internet gateways; EC2 API CreateNatGateway",
  *inspect({ deployment }) {
    const { vpc } = deployment.network ?? {};
    if (vpc === undefined) return;
    if (vpc.cidr !== undefined && vpc.internetGateway !== undefined) {
      yield {
        path: ["network", "vpc", "internetGateway"],
        message: `the VPC is new, and ${vpc.internetGateway} cannot be attached to it.`,
      };
    }
    if (vpc.cidr !== undefined || vpc.internetGateway !== undefined) return;
    const first = placedEgresses(deployment).find(({ egress }) => egress.subnet !== undefined);
    if (first === undefined) return;
    yield { path: first.path, message: "the existing VPC has no `internetGateway` for a new NAT gateway." };
  },
};
