import type { ScenarioOutpost } from "../../scenario";
import { findOutpost, outpostId, siteArn } from "../../world";
import { ApiError } from "../errors";
import { pageOf } from "../paging";
import { restJson } from "../protocols";
import type { Question } from "../question";
import type { Operation, Service } from "../service";
import type { Output } from "../values";

const PAGE = { least: 1, most: 1000 };

const listOutposts: Operation = {
  name: "ListOutposts",
  route: "GET /outposts",
  answer(question) {
    const among = (name: string, value: string) => {
      const wanted = question.texts(name);
      return wanted.length === 0 || wanted.includes(value);
    };
    const found = question.scenario.outposts.filter(
      (outpost) =>
        among("LifeCycleStatusFilter", outpost.lifecycleStatus) &&
        among("AvailabilityZoneFilter", outpost.availabilityZone) &&
        among("AvailabilityZoneIdFilter", outpost.availabilityZoneId),
    );
    const { items, nextToken } = pageOf(question, found, PAGE);
    return { Outposts: items.map((outpost) => described(question, outpost)), NextToken: nextToken };
  },
};

const getOutpost: Operation = {
  name: "GetOutpost",
  route: "GET /outposts/{OutpostId}",
  answer: (question) => ({ Outpost: described(question, outpostOf(question)) }),
};

const getOutpostInstanceTypes: Operation = {
  name: "GetOutpostInstanceTypes",
  route: "GET /outposts/{OutpostId}/instanceTypes",
  answer(question) {
    const outpost = outpostOf(question);
    const { items, nextToken } = pageOf(question, outpost.instanceTypes, PAGE);
    return {
      InstanceTypes: items.map((type) => ({ InstanceType: type })),
      NextToken: nextToken,
      OutpostArn: outpost.arn,
      OutpostId: outpostId(outpost),
    };
  },
};

const listAssets: Operation = {
  name: "ListAssets",
  route: "GET /outposts/{OutpostId}/assets",
  answer(question) {
    const states = question.texts("StatusFilter");
    const hosts = question.texts("HostIdFilter");
    const found = outpostOf(question).assets.filter(
      ({ state, hostId }) =>
        (states.length === 0 || states.includes(state)) && (hosts.length === 0 || hosts.includes(hostId ?? "")),
    );
    const { items, nextToken } = pageOf(question, found, PAGE);
    return {
      Assets: items.map(({ id, state, hostId }) => ({
        AssetId: id,
        AssetType: "COMPUTE",
        ComputeAttributes: { HostId: hostId, State: state },
      })),
      NextToken: nextToken,
    };
  },
};

/** @throws ApiError for an Outpost that the account does not see */
function outpostOf(question: Question): ScenarioOutpost {
  const asked = question.text("OutpostId") ?? "";
  const outpost = findOutpost(question.scenario, asked);
  if (outpost === undefined) throw new ApiError("NotFoundException", `Outpost ${asked} not found`, 404);
  return outpost;
}

function described({ scenario }: Question, outpost: ScenarioOutpost): Output {
  return {
    AvailabilityZone: outpost.availabilityZone,
    AvailabilityZoneId: outpost.availabilityZoneId,
    Description: outpost.description,
    LifeCycleStatus: outpost.lifecycleStatus,
    Name: outpost.name,
    OutpostArn: outpost.arn,
    OutpostId: outpostId(outpost),
    OwnerId: outpost.ownerId,
    SiteArn: siteArn(scenario, outpost),
    SiteId: outpost.siteId,
    SupportedHardwareType: outpost.supportedHardwareType,
    Tags: outpost.tags,
  };
}

export const outposts: Service = {
  name: "outposts",
  protocol: restJson(),
  regional: true,
  operations: [listOutposts, getOutpost, getOutpostInstanceTypes, listAssets],
};
