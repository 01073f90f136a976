import type { DataSource } from "./data-source";

export const partition: DataSource = {
  type: "aws_partition",
  regional: false,
  read: ({ scenario }) => ({
    id: scenario.partition,
    partition: scenario.partition,
    dns_suffix: scenario.dnsSuffix,
    reverse_dns_prefix: scenario.dnsSuffix.split(".").reverse().join("."),
  }),
};
