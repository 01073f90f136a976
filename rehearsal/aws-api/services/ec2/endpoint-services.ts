import {
  ENDPOINT_SERVICE_ADDRESSES,
  ENDPOINT_SERVICE_OWNER,
  endpointServiceFilterValues,
  endpointServices,
} from "../../../world";
import type { EndpointServiceFacts } from "../../../world";
import { ApiError } from "../../errors";
import { pageOf } from "../../paging";
import type { Question } from "../../question";
import type { Operation } from "../../service";
import type { Output } from "../../values";
import { fitting } from "./described";

export const describeVpcEndpointServices: Operation = {
  name: "DescribeVpcEndpointServices",
  answer(question) {
    const all = endpointServices(question.scenario);
    const names = question.texts("ServiceName");
    const missing = names.find((name) => !all.some((service) => service.name === name));
    if (missing !== undefined) {
      throw new ApiError("InvalidServiceName", `The Vpc Endpoint Service '${missing}' does not exist`);
    }
    const asked = all.filter(({ name }) => names.length === 0 || names.includes(name));
    const found = fitting(
      question,
      asked.map((service) => ({ service, filterValues: endpointServiceFilterValues(service), tags: {} })),
    );
    const { items, nextToken } = pageOf(question, found, { least: 5, most: 1000 });
    return {
      serviceNameSet: [...new Set(items.map(({ service }) => service.name))],
      serviceDetailSet: items.map(({ service }) => described(question, service)),
      nextToken,
    };
  },
};

function described({ region }: Question, service: EndpointServiceFacts): Output {
  const [privateHost] = service.privateHosts;
  return {
    serviceName: service.name,
    serviceId: service.id,
    serviceRegion: region,
    serviceType: [{ serviceType: service.type }],
    availabilityZoneSet: service.availabilityZones,
    owner: ENDPOINT_SERVICE_OWNER,
    baseEndpointDnsNameSet: [service.endpointHost],
    privateDnsName: privateHost,
    privateDnsNameSet: service.privateHosts.map((name) => ({ privateDnsName: name })),
    vpcEndpointPolicySupported: true,
    acceptanceRequired: false,
    managesVpcEndpoints: false,
    tagSet: [],
    supportedIpAddressTypeSet: [ENDPOINT_SERVICE_ADDRESSES],
  };
}
