import { violationsOf } from "../../support/unit/rule-cases";
import { meshOf, site } from "../../support/unit/sites";

describe("OM-P007, the Region supports App Mesh", () => {
  test("names the Regions that have both, and the one that was probably meant", () => {
    // WHEN
    const [message, ...others] = violationsOf("OM-P007", meshOf({}, { region: "me-central-1" }));
    // THEN
    expect(others).toEqual([]);
    expect(message).toMatch(
      /^region: me-central-1 has no App Mesh\. Did you mean "ca-central-1"\? Regions with Outposts and App Mesh: af-south-1, .*, us-west-2\.$/,
    );
    expect(message).not.toMatch(/cn-north-1|us-gov|mx-central-1/);
  });

  test("says nothing about a network without a mesh", () => {
    expect(
      violationsOf("OM-P007", site({ region: "me-central-1", services: undefined, workloads: undefined })),
    ).toEqual([]);
  });

  test("allows a Region with App Mesh", () => {
    expect(violationsOf("OM-P007", meshOf({}))).toEqual([]);
  });
});
