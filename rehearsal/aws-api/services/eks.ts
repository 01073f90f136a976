import { findEksCluster } from "../../world";
import { ApiError } from "../errors";
import { restJson } from "../protocols";
import type { Operation, Service } from "../service";

const describeCluster: Operation = {
  name: "DescribeCluster",
  route: "GET /clusters/{name}",
  answer(question) {
    const name = question.text("name") ?? "";
    const cluster = findEksCluster(question.scenario, name);
    if (cluster === undefined) {
      throw new ApiError("ResourceNotFoundException", `No cluster found for name: ${name}.`, 404);
    }
    return {
      cluster: {
        name,
        arn: cluster.arn,
        version: cluster.version,
        endpoint: cluster.endpoint,
        roleArn: cluster.roleArn,
        status: cluster.status,
        platformVersion: "eks.1",
        certificateAuthority: { data: cluster.certificate },
        identity: { oidc: { issuer: cluster.issuer } },
        createdAt: 1767225600,
        kubernetesNetworkConfig: {
          ipFamily: "ipv4",
          serviceIpv4Cidr: "172.20.0.0/16",
          elasticLoadBalancing: { enabled: false },
        },
        accessConfig: { authenticationMode: "API_AND_CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
        logging: { clusterLogging: [] },
        // The provider looks into it without asking whether it is there.
        resourcesVpcConfig: {
          clusterSecurityGroupId: "",
          endpointPrivateAccess: true,
          endpointPublicAccess: false,
          publicAccessCidrs: [],
          securityGroupIds: [],
          subnetIds: [],
          vpcId: "",
        },
        upgradePolicy: { supportType: "EXTENDED" },
        zonalShiftConfig: { enabled: false },
        tags: {},
      },
    };
  },
};

export const eks: Service = {
  name: "eks",
  protocol: restJson(),
  regional: true,
  operations: [describeCluster],
};
