import { quote } from "../../rules";

export interface UserDataProps {
  readonly ami: "al2023" | "al2";
  /** Template: name of the cluster. */
  readonly clusterName: string;
  /** Template: address of the Kubernetes API. */
  readonly endpoint: string;
  /** Template: the cluster's certificate, base64. */
  readonly certificate: string;
  /** Template: block of the cluster's service addresses. */
  readonly serviceCidr: string;
  /** Template: id that a local cluster has besides its name; undefined for any other. */
  readonly localClusterId: string | undefined;
  /** Labels that the node carries. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Start script of a node, as a launch template takes it: a Terraform template that gives base64. */
export function nodeUserData(props: UserDataProps): string {
  const text = props.ami === "al2023" ? nodeConfig(props) : bootstrap(props);
  // The references in it are known to Terraform alone, so Terraform encodes it.
  return `\${base64encode(${quoteTemplate(text)})}`;
}

/** nodeadm's configuration in the MIME message that Amazon Linux 2023 reads. */
function nodeConfig(props: UserDataProps): string {
  const { clusterName, endpoint, certificate, serviceCidr, localClusterId } = props;
  const local = localClusterId === undefined ? [] : ["    enableOutpost: true", `    id: ${localClusterId}`];
  return lines(
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="//"',
    "",
    "--//",
    "Content-Type: application/node.eks.aws",
    "",
    "---",
    "apiVersion: node.eks.aws/v1alpha1",
    "kind: NodeConfig",
    "spec:",
    "  cluster:",
    `    name: ${clusterName}`,
    `    apiServerEndpoint: ${endpoint}`,
    `    certificateAuthority: ${certificate}`,
    `    cidr: ${serviceCidr}`,
    ...local,
    "  kubelet:",
    "    flags:",
    `      - --node-labels=${labelList(props)}`,
    "",
    "--//--",
  );
}

/** The script with which Amazon Linux 2 joins a cluster. */
function bootstrap(props: UserDataProps): string {
  const { clusterName, endpoint, certificate, localClusterId } = props;
  const local = localClusterId === undefined ? [] : [`  --enable-local-outpost true --cluster-id ${localClusterId} \\`];
  return lines(
    "#!/bin/bash",
    "set -euo pipefail",
    `/etc/eks/bootstrap.sh ${clusterName} \\`,
    `  --b64-cluster-ca ${certificate} \\`,
    `  --apiserver-endpoint ${endpoint} \\`,
    ...local,
    `  --kubelet-extra-args '--node-labels=${labelList(props)}'`,
  );
}

function labelList({ labels }: UserDataProps): string {
  return Object.keys(labels)
    .sort()
    .map((key) => `${key}=${labels[key]!}`)
    .join(",");
}

function lines(...texts: readonly string[]): string {
  return `${texts.join("\n")}\n`;
}

/** A Terraform string literal in which references stay as they are. */
function quoteTemplate(template: string): string {
  const parts = template.split(/(\$\{[^}]*\})/);
  return `"${parts.map((part, index) => (index % 2 === 1 ? part : quote(part).slice(1, -1))).join("")}"`;
}
