import { meshObjectNames } from "./app-mesh";
import { alignIpv4Cidr, contains, parseIpv4Cidr, parseOutpostArn } from "../../aws";
import type { PathStep } from "../../document";
import { didYouMean, listed } from "../../document";
import type { Contradiction } from "./contradiction";
import { localGatewayChecks, localGatewayIds } from "./local-gateway-checks";
import type { WrittenScenario } from "./schema";
import { defaultZones } from "./zones";

/** Everything that no single value shows to be wrong. */
export function crossChecks(scenario: WrittenScenario): Contradiction[] {
  return [
    ...zoneChecks(scenario),
    ...outpostChecks(scenario),
    ...localGatewayChecks(scenario),
    ...networkChecks(scenario),
    ...duplicates(scenario),
  ];
}

function zoneChecks(scenario: WrittenScenario): Contradiction[] {
  const names = (scenario.availabilityZones ?? defaultZones(scenario.region)).map((zone) => zone.name);
  const uses: [PathStep[], string][] = [
    ...scenario.outposts.map((outpost, i): [PathStep[], string] => [
      ["outposts", i, "availabilityZone"],
      outpost.availabilityZone,
    ]),
    ...scenario.vpcs.flatMap((vpc, i) =>
      vpc.subnets.map((subnet, j): [PathStep[], string] => [
        ["vpcs", i, "subnets", j, "availabilityZone"],
        subnet.availabilityZone,
      ]),
    ),
    ...scenario.endpointServices.flatMap((service, i) =>
      (service.availabilityZones ?? []).map((zone, j): [PathStep[], string] => [
        ["endpointServices", i, "availabilityZones", j],
        zone,
      ]),
    ),
  ];
  return uses
    .filter(([, zone]) => !names.includes(zone))
    .map(([path, zone]) => ({
      path,
      message: `"${zone}" is no Availability Zone of this scenario.${didYouMean(zone, names)} It has: ${listed(names)}.`,
    }));
}

function outpostChecks(scenario: WrittenScenario): Contradiction[] {
  const zones = scenario.availabilityZones ?? defaultZones(scenario.region);
  return scenario.outposts.flatMap((outpost, i) => {
    const found: Contradiction[] = [];
    const region = parseOutpostArn(outpost.arn)?.region;
    if (region !== scenario.region) {
      found.push({
        path: ["outposts", i, "arn"],
        message: `the ARN says Region ${region}, the scenario says ${scenario.region}.`,
      });
    }
    const zone = zones.find(({ name }) => name === outpost.availabilityZone);
    if (zone !== undefined && outpost.availabilityZoneId !== undefined && outpost.availabilityZoneId !== zone.id) {
      found.push({
        path: ["outposts", i, "availabilityZoneId"],
        message: `"${outpost.availabilityZoneId}" is not the id of ${zone.name}; availabilityZones says ${zone.id}.`,
      });
    }
    return found;
  });
}

function networkChecks(scenario: WrittenScenario): Contradiction[] {
  const found: Contradiction[] = [];
  const block = (path: PathStep[], text: string) => {
    const parsed = parseIpv4Cidr(text);
    if (parsed === undefined) {
      const meant = alignIpv4Cidr(text);
      const hint = meant === undefined ? " Write it as 10.0.0.0/16." : ` Did you mean "${meant}"?`;
      found.push({ path, message: `"${text}" is not an IPv4 block.${hint}` });
    }
    return parsed;
  };
  scenario.vpcs.forEach((vpc, i) => {
    const outer = [
      block(["vpcs", i, "cidr"], vpc.cidr),
      ...vpc.secondaryCidrs.map((cidr, j) => block(["vpcs", i, "secondaryCidrs", j], cidr)),
    ];
    vpc.subnets.forEach((subnet, j) => {
      const path = ["vpcs", i, "subnets", j, "cidr"];
      const inner = block(path, subnet.cidr);
      if (inner === undefined || outer.some((each) => each === undefined || contains(each, inner))) return;
      found.push({ path, message: `${subnet.cidr} does not lie in ${vpc.cidr}, the block of ${vpc.id}.` });
    });
    const own = vpc.subnets.map((subnet) => subnet.id);
    vpc.natGateways.forEach(({ subnetId }, j) => {
      if (own.includes(subnetId)) return;
      const known = own.length === 0 ? " It has none." : ` It has: ${listed(own)}.`;
      found.push({
        path: ["vpcs", i, "natGateways", j, "subnetId"],
        message: `"${subnetId}" is no subnet of ${vpc.id}.${didYouMean(subnetId, own)}${known}`,
      });
    });
  });
  const vpcs = scenario.vpcs.map((vpc) => vpc.id);
  scenario.securityGroups.forEach((group, i) => {
    if (vpcs.includes(group.vpcId)) return;
    const known = vpcs.length === 0 ? " The scenario has none." : ` It has: ${listed(vpcs)}.`;
    found.push({
      path: ["securityGroups", i, "vpcId"],
      message: `"${group.vpcId}" is no VPC of this scenario.${didYouMean(group.vpcId, vpcs)}${known}`,
    });
  });
  return found;
}

function duplicates(scenario: WrittenScenario): Contradiction[] {
  const subnets = scenario.vpcs.flatMap((vpc, i) =>
    vpc.subnets.map((subnet, j) => ({ path: ["vpcs", i, "subnets", j, "id"], key: subnet.id })),
  );
  const natGateways = scenario.vpcs.flatMap((vpc, i) =>
    vpc.natGateways.map(({ id }, j) => ({ path: ["vpcs", i, "natGateways", j, "id"], key: id })),
  );
  const internetGateways = scenario.vpcs.flatMap(({ internetGateway }, i) =>
    internetGateway === undefined ? [] : [{ path: ["vpcs", i, "internetGateway"], key: internetGateway }],
  );
  const keyed = <T>(
    list: string,
    field: string | undefined,
    items: readonly T[] | undefined,
    key: (item: T) => string,
  ) => (items ?? []).map((item, i) => ({ path: field === undefined ? [list, i] : [list, i, field], key: key(item) }));
  return [
    keyed("availabilityZones", "name", scenario.availabilityZones, (zone) => zone.name),
    keyed("availabilityZones", "id", scenario.availabilityZones, (zone) => zone.id),
    keyed("outposts", "arn", scenario.outposts, (outpost) => outpost.arn),
    ...localGatewayIds(scenario),
    keyed("vpcs", "id", scenario.vpcs, (vpc) => vpc.id),
    subnets,
    internetGateways,
    natGateways,
    keyed("securityGroups", "id", scenario.securityGroups, (group) => group.id),
    keyed("endpointServices", "service", scenario.endpointServices, ({ service, type }) => `${service} (${type})`),
    keyed("privateDnsNamespaces", "id", scenario.privateDnsNamespaces, (namespace) => namespace.id),
    keyed("appMesh", undefined, scenario.appMesh, (answer) => meshObjectNames(answer).join(" ")),
    keyed("clusters", undefined, scenario.clusters, (name) => name),
  ].flatMap(repeated);
}

function repeated(entries: readonly { readonly path: PathStep[]; readonly key: string }[]): Contradiction[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, key }) => {
    if (seen.has(key)) return [{ path, message: `${key} stands here a second time.` }];
    seen.add(key);
    return [];
  });
}
