import { DocumentError } from "../../document";
import type { ParsedDocument, PathStep } from "../../document";

/** How files of scenarios are found and read. */
export interface LayerSource {
  read(file: string): ParsedDocument;
  /** The file that `to` means when it stands in `from`: its name for messages and a key that is the same for one file. */
  locate(from: string, to: string): { readonly shown: string; readonly key: string };
  keyOf(file: string): string;
}

const NO_SCENARIO = "this is no scenario: a mapping of keys is required, since another scenario extends it.";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * A scenario file over those that it extends, as one document: a top-level key comes wholly from the first file that has
 * it. Places are looked up in the file that a key came from.
 */
export function readLayers(file: string, source: LayerSource): ParsedDocument {
  const layers: ParsedDocument[] = [];
  const seen = new Map([[source.keyOf(file), file]]);
  let next: string | undefined = file;
  while (next !== undefined) {
    const layer: ParsedDocument = readLayer(next, layers.at(-1), source);
    // Alone it is the schema's to refuse; merged with others it would not be seen any more.
    if (layers.length > 0 && !isMapping(layer.value)) throw new DocumentError([layer.problemAt([], NO_SCENARIO)]);
    layers.push(layer);
    next = extended(layer, seen, source);
  }
  return layers.length === 1 && !isMapping(layers[0]!.value) ? layers[0]! : new LayeredDocument(layers);
}

function readLayer(file: string, from: ParsedDocument | undefined, source: LayerSource): ParsedDocument {
  try {
    return source.read(file);
  } catch (error) {
    // A missing file is a mistake in the line that names it.
    if (from === undefined || !(error instanceof DocumentError) || error.problems.some((each) => each.line))
      throw error;
    throw new DocumentError(
      error.problems.map((problem) => from.problemAt(["extends"], `${file}: ${problem.message}`)),
    );
  }
}

function extended(layer: ParsedDocument, seen: Map<string, string>, source: LayerSource): string | undefined {
  const to = isMapping(layer.value) ? layer.value["extends"] : undefined;
  if (to === undefined) return undefined;
  if (typeof to !== "string" || to === "") {
    throw new DocumentError([layer.problemAt(["extends"], "the name of another scenario file is required here.")]);
  }
  const { shown, key } = source.locate(layer.file, to);
  if (seen.has(key)) {
    const circle = [...seen.values(), shown].join(" extends ");
    throw new DocumentError([layer.problemAt(["extends"], `scenarios extend each other in a circle: ${circle}.`)]);
  }
  seen.set(key, shown);
  return shown;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

class LayeredDocument implements ParsedDocument {
  readonly file: string;
  readonly value: Mapping;

  constructor(private readonly layers: readonly ParsedDocument[]) {
    this.file = layers[0]!.file;
    const merged = Object.assign({}, ...layers.map((layer) => layer.value).reverse()) as Record<string, unknown>;
    delete merged["extends"];
    this.value = merged;
  }

  locate(path: readonly PathStep[]) {
    return this.owner(path).locate(path);
  }

  locateKey(path: readonly PathStep[]) {
    return this.owner(path).locateKey(path);
  }

  problemAt(path: readonly PathStep[], message: string, on?: "key" | "value") {
    return this.owner(path).problemAt(path, message, on);
  }

  private owner([key]: readonly PathStep[]): ParsedDocument {
    const holds = (layer: ParsedDocument) => key !== undefined && isMapping(layer.value) && String(key) in layer.value;
    return this.layers.find(holds) ?? this.layers[0]!;
  }
}
