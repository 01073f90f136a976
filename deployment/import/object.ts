import type { z } from "zod";
import { DocumentError, checkValue } from "../../document";
import type { Problem } from "../../document";
import type { Cursor } from "./cursor";
import { problemAt, withValue } from "./cursor";
import { factsOf } from "./kinds";
import type { ImportedKind } from "./kinds";
import { holdsPlaceholder } from "./placeholder";
import type { Remarks } from "./remarks";
import { translate } from "./translate";
import type { Dialect, Origins } from "./translate";

/** An object as it stood in the input, in the API's shape. */
export interface ImportedObject {
  readonly kind: ImportedKind;
  readonly name: string;
  /** Router of a route, gateway of a gateway route. */
  readonly parent?: string;
  /** Mesh that it belongs to, its own name for a mesh; undefined when the input does not say. */
  readonly mesh?: string;
  readonly meshOwner?: string;
  readonly resourceOwner?: string;
  readonly spec: unknown;
  readonly tags?: unknown;
  readonly at: Cursor;
}

/** The pieces of an object before they are brought into the API's shape. */
export interface Pieces {
  readonly kind: ImportedKind;
  readonly name: Cursor;
  readonly parent?: Cursor;
  readonly mesh?: string;
  readonly meshOwner?: string;
  readonly resourceOwner?: string;
  readonly spec?: Cursor;
  /** Keys of the spec that the format's reader has looked at itself. */
  readonly elsewhere?: ReadonlySet<string>;
  readonly tags?: Cursor;
  readonly at: Cursor;
}

/**
 * Puts an object together and checks it against the schema of its kind. An object that cannot be one is left out with
 * everything that is wrong with it; where a placeholder is what is wrong, the object stays.
 */
export function makeObject(pieces: Pieces, dialect: Dialect, remarks: Remarks): ImportedObject | undefined {
  const { kind, at } = pieces;
  const { nameKey, parentKey, schema, title } = factsOf(kind);
  const origins: Origins = new Map([["", { from: at, value: undefined }]]);
  const context = { dialect, remarks, origins };
  const field = (key: string, cursor: Cursor | undefined, elsewhere?: ReadonlySet<string>): unknown =>
    cursor === undefined ? undefined : translate(schema.shape[key] as never, cursor, [key], context, elsewhere);

  const name = field(nameKey, pieces.name);
  const parent = parentKey === undefined ? undefined : field(parentKey, pieces.parent);
  const tags = field("tags", pieces.tags);
  // A mesh and a virtual service may do without a spec: what the API then fills in is what an empty one says.
  const spec = field("spec", pieces.spec ?? emptySpec(pieces), pieces.elsewhere);
  const whole = {
    [nameKey]: name,
    ...(parentKey === undefined ? {} : { [parentKey]: parent }),
    spec,
    ...(tags === undefined ? {} : { tags }),
  };
  const wrong = problemsOf(schema, whole, origins, dialect);
  for (const problem of wrong) remarks.add("problem", problem);
  if (wrong.length > 0) {
    const named = typeof name === "string" ? ` ${JSON.stringify(name)}` : "";
    remarks.problem(at, `${title}${named} is left out: it cannot be what stands here.`);
    return undefined;
  }
  return {
    kind,
    name: name as string,
    ...(parentKey === undefined ? {} : { parent: parent as string }),
    mesh: kind === "mesh" ? (name as string) : pieces.mesh,
    meshOwner: pieces.meshOwner,
    resourceOwner: pieces.resourceOwner,
    spec,
    tags,
    at,
  };
}

function emptySpec({ kind, at }: Pieces): Cursor | undefined {
  return kind === "mesh" || kind === "virtualService" ? withValue(at, {}) : undefined;
}

function problemsOf(schema: z.ZodObject, value: unknown, origins: Origins, { spelling }: Dialect): Problem[] {
  try {
    checkValue("", value, schema);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.problems.flatMap(({ path, message }) => {
      const { origin, rest } = nearest(origins, path);
      if (rest === "" && holdsPlaceholder(origin.value)) return [];
      return [
        problemAt(origin.from, rest === "" ? message : `"${spelling.of(rest, "text").join('" or "')}" is ${message}`),
      ];
    });
  }
}

/** Where the value at a path came from, or the nearest mapping or list around it, and what is then left of the path. */
function nearest(origins: Origins, path: string) {
  let known = path;
  while (!origins.has(known))
    known = known.slice(0, Math.max(0, Math.max(known.lastIndexOf("."), known.lastIndexOf("["))));
  return { origin: origins.get(known)!, rest: path.slice(known.length).replace(/^\./, "") };
}
