import { readMeshes } from "../../../review";
import type { ResourceChange } from "../../../review";
import { mermaidOf } from "../../../review/formats/markdown/mermaid";
import { plan } from "../../support/unit/plans";
import { gateway, node, removedService, routed } from "../pictures/mesh-plans";

const drawn = (...changes: readonly ResourceChange[]) => mermaidOf(readMeshes([plan({ resource_changes: changes })]));

describe("the mesh in a comment", () => {
  test("is the same mesh as in the picture: gateways, shares, calls, what changes, what goes, what stands elsewhere", () => {
    // WHEN
    const text = drawn(
      ...gateway("front", "catalog.shop.internal"),
      ...routed("catalog", { "catalog-v1": 90, "catalog-v2": 10 }, { "catalog-v1": 100, "catalog-v0": 0 }),
      node("catalog-v1", ["weather.example"]),
      removedService("stock"),
    )!;
    // THEN
    const id = (name: string) => new RegExp(`(n\\d+)[[({/]+"${name}"`).exec(text)![1]!;
    const [front, catalog, weather] = ["front", "catalog.shop.internal", "weather.example"].map(id);
    expect(text.split("\n")).toEqual(
      expect.arrayContaining([
        "flowchart LR",
        `  ${front}{{"front"}}:::update`,
        `  ${catalog}(["catalog.shop.internal"]):::update`,
        `  ${weather}[/"weather.example"/]`,
        `  ${id("stock.shop.internal")}(["stock.shop.internal"]):::delete`,
        `  ${front} -->|"#43;"| ${catalog}`,
        `  ${catalog} --> ${weather}`,
        `  ${catalog} -->|"#126; 90#37;"| ${id("catalog-v1")}`,
        `  ${catalog} -->|"#43; 10#37;"| ${id("catalog-v2")}`,
        `  ${catalog} -.->|"#8722;"| ${id("catalog-v0")}`,
      ]),
    );
  });

  test("is left out where nobody could read it, and where there is none", () => {
    const names = Array.from({ length: 41 }, (_, index) => `service-${index}`);
    expect(drawn(...names.flatMap((name) => routed(name, { [name]: 1 })))).toBeUndefined();
    expect(drawn()).toBeUndefined();
  });
});
