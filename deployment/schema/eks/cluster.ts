import { z } from "zod";
import { show } from "../../../document";
import { instanceType, ipv4Cidr, kmsKeyArn, label } from "../common";

/**
 * How a cluster of EKS comes onto an Outpost. extended: its control plane is in the Region. local: its control plane
 * stands on the Outpost itself. existing: the cluster and its nodes are there already.
 */
export const EKS_FORMS = ["extended", "local", "existing"] as const;
export type EksForm = (typeof EKS_FORMS)[number];

const controlPlane = z
  .strictObject({
    outpost: label().optional().describe("Outpost that the control plane stands on. Default: the only one."),
    instanceType: instanceType.describe(
      "Instance type of the control plane's three instances, for the cluster's whole life; the Outpost must be slotted for it.",
    ),
    placement: z
      .enum(["host", "rack"])
      .default("host")
      .describe("What the three instances are spread over: hosts, or racks where the Outpost has three or more."),
  })
  .describe("The control plane of a local cluster.");

const principal = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, {
  error: (issue) => `${show(issue.input)} is not the ARN of an IAM role or user.`,
});

export const eksClusterSchema = z
  .strictObject({
    form: z
      .enum(EKS_FORMS)
      .default("extended")
      .describe(
        "extended: the control plane is in the Region, in subnets of two Availability Zones, and nodes stand on the " +
          "Outpost. local: the control plane stands on the Outpost, too. existing: the cluster and its nodes are there.",
      ),
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, {
        error: (issue) =>
          `${show(issue.input)} is not a cluster's name: 1 to 100 letters, digits, hyphens and underscores, a letter or digit first.`,
      })
      .optional()
      .describe("Name of the cluster. Default: the deployment's name."),
    version: z
      .string({
        error: (issue) =>
          typeof issue.input === "number"
            ? `${show(issue.input)} is a number, in which 1.30 is 1.3: write the version in quotes.`
            : undefined,
      })
      .regex(/^1\.\d\d$/, {
        error: (issue) => `${show(issue.input)} is not a version of Kubernetes as EKS names them, for example "1.32".`,
      })
      .optional()
      .describe('Kubernetes version of a new cluster and its nodes, in quotes: "1.32".'),
    subnets: z
      .array(label())
      .min(1)
      .optional()
      .describe(
        "Names of `network.regionalSubnets` for the control plane's interfaces; extended clusters only. Default: all of them.",
      ),
    endpointAccess: z
      .enum(["private", "public", "public-and-private"])
      .optional()
      .describe("From where the Kubernetes API is reached. Default: private, the only one that a local cluster has."),
    publicAccessCidrs: z
      .array(ipv4Cidr)
      .min(1)
      .optional()
      .describe("Blocks that may reach a public endpoint. Default: EKS's own, every address."),
    authentication: z
      .enum(["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"])
      .optional()
      .describe("How IAM principals are let in. Default: API; for a local cluster CONFIG_MAP, the only one it has."),
    admins: z
      .array(principal)
      .default([])
      .describe("IAM roles and users that administer the cluster by access entries, besides whoever creates it."),
    podCredentials: z
      .enum(["irsa", "node-role"])
      .optional()
      .describe(
        "Where Envoys and the controller get their AWS credentials: from a role of each service account (irsa), or from " +
          "the nodes' role. Default: irsa for an extended cluster, node-role otherwise; a local cluster has no irsa.",
      ),
    serviceCidr: ipv4Cidr
      .optional()
      .describe("Block of the cluster's service addresses; extended clusters only. Default: EKS's own choice."),
    secretsKeyArn: kmsKeyArn
      .optional()
      .describe(
        "KMS key that encrypts Kubernetes secrets in etcd; extended clusters only. Default: no envelope encryption.",
      ),
    addons: z
      .array(z.enum(["vpc-cni", "coredns", "kube-proxy", "aws-ebs-csi-driver", "metrics-server"]))
      .default([])
      .describe(
        "Add-ons that EKS manages; extended clusters only. Default: those that come with a cluster, self-managed.",
      ),
    logging: z
      .array(z.enum(["api", "audit", "authenticator", "controllerManager", "scheduler"]))
      .default([])
      .describe("Logs of the control plane that go to CloudWatch."),
    controlPlane: controlPlane.optional().describe("The control plane of a local cluster; needed there."),
    nodeLabels: z
      .record(z.string().min(1).max(317), z.string().max(63))
      .optional()
      .describe(
        "Labels that the nodes on the Outpost carry in an existing cluster: pods are kept to them. Nodes that are made " +
          "here carry outpost-mesh/outpost.",
      ),
  })
  .describe("The EKS cluster.");

export type EksClusterOptions = z.infer<typeof eksClusterSchema>;
