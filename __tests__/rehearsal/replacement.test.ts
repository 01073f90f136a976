import { completeObject } from "../../rehearsal/provider/complete";
import { planChange } from "../../rehearsal/provider/plan";
import type { ObjectValue } from "../../rehearsal/provider";
import { deriveProviderSchema } from "../../rehearsal/schema";

const TYPE = "aws_service_discovery_service";
const schema = deriveProviderSchema({ types: [TYPE], dataTypes: [] });

describe("a change inside a block", () => {
  /** What replaces a service when its DNS settings change from one to the other. */
  const replaced = (from: ObjectValue, to: ObjectValue) => {
    const block = schema.resources[TYPE]!;
    const service = (dns: ObjectValue) => {
      const config = completeObject(block.blocks["dns_config"]!.block, { namespace_id: "ns-1", ...dns });
      return completeObject(block, { id: "srv-1", name: "desk", region: "eu-central-1", dns_config: [config] });
    };
    const configuration = { region: "eu-central-1", defaultTags: {} };
    return planChange({ type: TYPE, block, configuration, prior: service(from), proposed: service(to) })
      .requiresReplace;
  };
  const records = (...each: [type: string, ttl: number][]) => ({
    dns_records: each.map(([type, ttl]) => ({ type, ttl })),
  });

  test("replaces the resource when the argument there cannot change in place", () => {
    expect(replaced({ namespace_id: "ns-1" }, { namespace_id: "ns-2" })).toEqual(["dns_config"]);
    expect(replaced(records(["A", 60]), records(["SRV", 60]))).toEqual(["dns_config"]);
  });

  test("and does not when it is another", () => {
    expect(replaced(records(["A", 60]), records(["A", 10]))).toEqual([]);
  });
});
