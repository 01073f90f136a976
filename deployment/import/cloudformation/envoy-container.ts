import { child, descend, items, textAt } from "../cursor";
import type { Cursor } from "../cursor";
import type { Evaluation } from "./evaluation";

/** Variables that tell an Envoy which object of the mesh it is, in the order in which App Mesh's image looks at them. */
const VARIABLES = ["APPMESH_RESOURCE_ARN", "APPMESH_RESOURCE_NAME", "APPMESH_VIRTUAL_NODE_NAME"];

/** What the Envoy of an ECS task definition stands for, for example `virtualNode "web"`; undefined when it has none. */
export function meshObjectOfTask(task: Cursor, evaluation: Evaluation): string | undefined {
  const containers = descend(task, "Properties", "ContainerDefinitions");
  const variables = (containers === undefined ? [] : items(containers)).flatMap((container) =>
    items(child(container, "Environment") ?? container),
  );
  for (const name of VARIABLES) {
    const value = variables
      .filter((each) => textAt(each, "Name") === name)
      .flatMap((each) => child(each, "Value") ?? []);
    const [, kind, object] =
      /(?:^|:)mesh\/[^/]+\/(virtualNode|virtualGateway)\/(.+)$/.exec(
        value[0] === undefined ? "" : evaluation.text(value[0]).text,
      ) ?? [];
    if (kind !== undefined) return `${kind} "${object}"`;
  }
  return undefined;
}
