import type { DataSource } from "./data-source";

export const region: DataSource = {
  type: "aws_region",
  regional: false,
  read(query) {
    const name = query.text("region") ?? query.text("name") ?? query.region;
    return {
      id: name,
      name,
      region: name,
      description: name,
      endpoint: `ec2.${name}.${query.scenario.dnsSuffix}`,
    };
  },
};
