import type { Scenario } from "../scenario";
import { hexDigits } from "./digits";

/** What EKS says of a cluster that the scenario names. */
export interface EksClusterFacts {
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly endpoint: string;
  readonly issuer: string;
  /** Base64. */
  readonly certificate: string;
}

/** The EKS cluster of a name; undefined when the scenario has none. */
export function findEksCluster(scenario: Scenario, name: string): EksClusterFacts | undefined {
  const { partition, region, account, dnsSuffix } = scenario;
  const cluster = scenario.eksClusters.find((each) => each.name === name);
  if (cluster === undefined) return undefined;
  const id = hexDigits(32, "EKS cluster", name).toUpperCase();
  return {
    ...cluster,
    arn: `arn:${partition}:eks:${region}:${account}:cluster/${name}`,
    roleArn: `arn:${partition}:iam::${account}:role/${name}`,
    endpoint: `https://${id}.gr7.${region}.eks.${dnsSuffix}`,
    issuer: `https://oidc.eks.${region}.${dnsSuffix}/id/${id}`,
    certificate: Buffer.from(`certificate of ${name}`).toString("base64"),
  };
}
