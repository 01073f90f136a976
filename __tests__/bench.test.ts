import { Workshop } from "../bench/measure/workshop";
import { compareSides } from "../bench/synthesis";

describe("the benchmark", () => {
  test("times two sides that create the same resources with the same arguments", async () => {
    // GIVEN the product and plain CDKTF for the same small site
    // WHEN both are synthesised
    const { blocks, differences } = await compareSides(await Workshop.open());
    // THEN a difference of their times is not one of their work
    expect(differences).toEqual([]);
    expect(blocks).toBeGreaterThan(200);
  });
});
