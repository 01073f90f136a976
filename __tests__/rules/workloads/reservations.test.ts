import { defineDeployment } from "../../../deployment";
import type { DeploymentInput } from "../../../deployment";
import { inspectDeployment } from "../../../rules";
import { GOOD_RESERVATIONS, RESERVATION_CASES, reserving } from "../../support/unit/reservation-cases";
import type { ReservationInput } from "../../support/unit/reservation-cases";
import { violationsOf } from "../../support/unit/rule-cases";
import { IMAGE, network, site, workloads } from "../../support/unit/sites";

describe("rules about reservations", () => {
  test.each(RESERVATION_CASES.map((each) => [each.rule, each.says[0]!, each] as const))(
    "%s says %s",
    (rule, _, { deployment, says }) => {
      expect(violationsOf(rule, deployment())).toEqual(says);
    },
  );

  test.each(Object.entries(GOOD_RESERVATIONS))("say nothing of one %s", (_, deployment) => {
    expect(inspectDeployment(deployment()).filter(({ rule }) => /^OM-(W04|N120)/.test(rule))).toEqual([]);
  });

  test("slots that are reserved are wanted once, and those that no instance of the group uses, too", () => {
    // GIVEN four slots, a group of two and a reservation of five
    const deployment = site({
      network: network({ outposts: [{ ...network().outposts[0]!, slots: { "m5.xlarge": 4 } }] }),
      workloads: workloads(
        { web: { image: IMAGE } },
        { capacity: { general: { type: "m5.xlarge", max: 2, reservation: { count: 5 } } } },
      ),
    });
    // THEN
    expect(violationsOf("OM-N120", deployment)).toEqual([
      "network.outposts[0].slots: Outpost factory has 4 slots of m5.xlarge; 5 may be wanted: 5 for group general.",
    ]);
  });
});

describe("what a file says of a reservation", () => {
  const refused = (reservation: unknown) => () => {
    const capacity = { general: { type: "m5.xlarge", max: 1, reservation } };
    defineDeployment({
      name: "shop",
      region: "eu-central-1",
      network: network(),
      services: { web: { port: 80 } },
      workloads: { platform: "ecs", capacity, services: { web: { image: IMAGE } } },
    } as DeploymentInput);
  };

  test("is of a new one or of an existing one", () => {
    for (const key of ["match", "platform", "endDate"] as const) {
      const value = { match: "open", platform: "SUSE Linux", endDate: "2999-03-31T18:00:00Z" }[key];
      expect(refused({ id: "cr-0a1b2c3d4e5f60718", [key]: value })).toThrow(/"id" names an existing one/);
    }
  });

  test.each(["2027-02-30T18:00:00Z", "2027-03-31", "2027-03-31T18:00:00+01:00", "tomorrow"])(
    "has no end like %s",
    (endDate) => {
      expect(refused({ endDate })).toThrow(/is not a time in UTC of the form 2027-03-31T18:00:00Z/);
    },
  );

  test("takes every second of a leap day", () => {
    const good: ReservationInput = { match: "open", endDate: "2028-02-29T23:59:59Z" };
    expect(() => reserving(good)).not.toThrow();
  });
});
