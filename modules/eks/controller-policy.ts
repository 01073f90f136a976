import type { Account } from "../account";
import type { PolicyStatement } from "../terraform/policy";

const OBJECTS = ["GatewayRoute", "Mesh", "Route", "VirtualGateway", "VirtualNode", "VirtualRouter", "VirtualService"];

/** What App Mesh's controller may do (config/iam/controller-iam-policy.json of the controller). */
export function controllerStatements({ partition, accountId }: Account): PolicyStatement[] {
  return [
    {
      Sid: "OwnTheMesh",
      Action: OBJECTS.flatMap((object) =>
        ["Create", "Delete", "Describe", "Update"].map((verb) => `appmesh:${verb}${object}`),
      )
        .concat("appmesh:List*")
        .sort(),
      Resource: ["*"],
    },
    {
      Sid: "LetAppMeshDiscover",
      Action: ["iam:CreateServiceLinkedRole"],
      Resource: [
        `arn:${partition}:iam::${accountId}:role/aws-service-role/appmesh.amazonaws.com/AWSServiceRoleForAppMesh`,
      ],
      Condition: { StringLike: { "iam:AWSServiceName": "appmesh.amazonaws.com" } },
    },
    {
      Sid: "ReadCertificates",
      Action: [
        "acm-pca:DescribeCertificateAuthority",
        "acm-pca:ListCertificateAuthorities",
        "acm:DescribeCertificate",
        "acm:ListCertificates",
      ],
      Resource: ["*"],
    },
    {
      Sid: "RegisterPods",
      Action: [
        "route53:ChangeResourceRecordSets",
        "route53:CreateHealthCheck",
        "route53:DeleteHealthCheck",
        "route53:GetHealthCheck",
        "route53:UpdateHealthCheck",
        "servicediscovery:CreateService",
        "servicediscovery:DeleteService",
        "servicediscovery:DeregisterInstance",
        "servicediscovery:GetInstance",
        "servicediscovery:GetInstancesHealthStatus",
        "servicediscovery:GetOperation",
        "servicediscovery:GetService",
        "servicediscovery:ListInstances",
        "servicediscovery:ListNamespaces",
        "servicediscovery:ListServices",
        "servicediscovery:RegisterInstance",
        "servicediscovery:UpdateInstanceCustomHealthStatus",
      ],
      Resource: ["*"],
    },
  ];
}
