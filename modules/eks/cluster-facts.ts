import type { TerraformElement } from "cdktf";

/** What nodes and pods must know of a cluster. */
export interface ClusterFacts {
  /** Template: its name, which also waits for it. */
  readonly name: string;
  /** Template: address of its API. */
  readonly endpoint: string;
  /** Template: its certificate, base64. */
  readonly certificate: string;
  /** Template: block of its service addresses. */
  readonly serviceCidr: string;
  /** Template: id of a local cluster; undefined for any other. */
  readonly localClusterId: string | undefined;
  /** Template: the security group that EKS makes for it. */
  readonly securityGroupId: string;
  /** Template: issuer of its service accounts' tokens; undefined where there is none. */
  readonly issuer: string | undefined;
  readonly element: TerraformElement;
}
