import { listed } from "../../document";
import type { HopRule } from "../rule";

export const flowLogsHop: HopRule = {
  id: "OM-L013",
  title: "No record of traffic on an Outpost goes to the Region",
  severity: "note",
  stages: ["synth"],
  why: "CloudWatch Logs and S3 are in the Region: what flow logs record at the network interfaces on an Outpost ends up there, and takes its share of the service link.",
  remedy:
    "Record less: `traffic: rejected`, or one record in 600 seconds; or record nothing of the VPC here and watch the traffic on the premises.",
  source:
    "Amazon VPC user guide, flow log records (sublocation-type outpost); Outposts user guides, service tables: neither is among the local services",
  reaches: "CloudWatch or S3: traffic records",
  when: "as long as interfaces in the VPC send and receive",
  whenDown: "AWS does not say whether records of that time are kept: take them for missing",
  trace({ deployment: { network } }) {
    if (network?.vpc.flowLogs === undefined) return undefined;
    const { bucket, aggregationSeconds } = network.vpc.flowLogs;
    const to = bucket === undefined ? "a log group of CloudWatch" : "a bucket of S3";
    const names = network.outposts.map(({ name }) => name).sort();
    return {
      path: ["network", "vpc", "flowLogs"],
      // Every interface there has its records, whatever it belongs to.
      takers: names.map((name) => `Outpost ${name}`),
      message: `Traffic of every network interface on ${listed(names)} is recorded, once in ${aggregationSeconds} seconds at the most, in ${to}.`,
    };
  },
};
