import { UPDATE_RULES } from "../../../rules";
import { UPDATE_CASES } from "../../support/unit/update-cases";
import { listening, moved } from "../../support/unit/updates";

describe("the rules about updates", () => {
  test("each have a plan that they refuse and one that they let pass", () => {
    const cases = (red: boolean) =>
      new Set(UPDATE_CASES.filter(({ says }) => says.length > 0 === red).map(({ rule }) => rule));
    const ids = UPDATE_RULES.map(({ id }) => id);
    expect([[...cases(true)].sort(), [...cases(false)].sort()]).toEqual([ids, ids]);
  });

  test.each(UPDATE_CASES.map((each) => [each.rule, each.name, each] as const))("%s: %s", (id, _, { changes, says }) => {
    // GIVEN
    const rule = UPDATE_RULES.find((each) => each.id === id)!;
    // WHEN
    const harms = [...rule.examine(changes)].map(({ address, message }) => `${address}: ${message}`);
    // THEN
    expect(harms).toEqual(says);
  });

  test("say nothing of a first apply, of one that changes nothing, and of a removal of everything", () => {
    const states = UPDATE_CASES.flatMap(({ changes }) => changes);
    const first = states.map(({ type, address, after }) => moved(type, address, undefined, after ?? {}));
    const again = states.map(({ type, address, after }) => moved(type, address, after ?? {}, after ?? {}));
    const removal = states.map(({ type, address, before }) => moved(type, address, before ?? {}, undefined));
    for (const changes of [first, again, removal]) {
      expect(UPDATE_RULES.flatMap((rule) => [...rule.examine(changes)])).toEqual([]);
    }
  });

  test("take values that a plan does not know, and values of other shapes", () => {
    const odd = [undefined, null, 7, "text", [], [null], [[]], { port: "x" }];
    for (const spec of odd) {
      const changes = [
        "aws_appmesh_route",
        "aws_appmesh_virtual_node",
        "aws_appmesh_virtual_service",
        "aws_subnet",
      ].map((type) => moved(type, "odd", { name: "odd", spec }, { ...listening("odd"), spec: [spec] }, "update"));
      expect(() => UPDATE_RULES.flatMap((rule) => [...rule.examine(changes)])).not.toThrow();
    }
  });
});
