import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { Document, isMap, parseDocument, visit } from "yaml";
import type { YAMLMap } from "yaml";
import type { FromAppMesh } from "../../deployment";

/** A deployment file that stages are made of. */
export interface StageSource {
  readonly file: string;
  readonly text: string;
  /** Folder that the stages are written to. */
  readonly folder: string;
  /** Image of the Envoys with their own configuration; `default` takes out what is there. */
  readonly envoyImage: { readonly kind: "keep" | "default" } | { readonly kind: "set"; readonly image: string };
}

const SCHEMA_COMMENT = /^(\s*yaml-language-server:\s*\$schema=)(\S+)/m;

/**
 * Writes stages of a deployment file: the file as it was written, with its comments, and in it what is different. JSON
 * stays JSON. Paths that are relative to the file lead where they led.
 */
export class StageWriter {
  private readonly document: Document;
  private readonly isJson: boolean;

  constructor(source: StageSource) {
    this.isJson = source.file.endsWith(".json");
    this.document = editable(source.text);
    rebase(this.document, (path) => rebased(source, path));
    leaveAppMesh(this.document, source);
  }

  /**
   * The text of one stage.
   * @param fromAppMesh - undefined in the last
   * @param heading - comment on top
   */
  write(fromAppMesh: FromAppMesh | undefined, heading: string): string {
    const document = this.document.clone();
    const mesh = mapAt(document, document.contents as YAMLMap, "mesh");
    const envoy = mapAt(document, mesh, "envoy");
    envoy.delete("fromAppMesh");
    if (fromAppMesh === undefined) leaveController(document);
    else envoy.set("fromAppMesh", document.createNode(withoutEmpty(fromAppMesh)));
    if (envoy.items.length === 0) mesh.delete("envoy");
    if (this.isJson) return `${JSON.stringify(document.toJS(), null, 2)}\n`;
    return `# ${heading}\n#\n${document.toString({ lineWidth: 0 })}`;
  }
}

/** The document, plain where the parts that change are written by way of aliases. */
function editable(text: string): Document {
  const document: Document = parseDocument(text);
  let aliases = false;
  visit(document, { Alias: () => void (aliases = true) });
  return aliases ? new Document(document.toJS()) : document;
}

function rebase(document: Document, moved: (path: string) => string): void {
  for (const key of ["scenario", "$schema"]) {
    const path = document.get(key);
    if (typeof path === "string") document.set(key, moved(path));
  }
  const adjust = (comment: string) =>
    comment.replace(SCHEMA_COMMENT, (_, key: string, path: string) => `${key}${moved(path)}`);
  // The library ties a comment on top to the document, to its mapping or to the first key, by the blank lines around it.
  const { contents } = document;
  const first = isMap(contents) ? contents.items[0]?.key : undefined;
  for (const holder of [document, contents, first]) {
    const commented = holder as { commentBefore?: string | null } | null | undefined;
    if (typeof commented?.commentBefore === "string") commented.commentBefore = adjust(commented.commentBefore);
  }
}

function leaveAppMesh(document: Document, { envoyImage }: StageSource): void {
  const mesh = mapAt(document, document.contents as YAMLMap, "mesh");
  mesh.delete("controlPlane");
  mesh.items.unshift(document.createPair("controlPlane", "envoy"));
  mapAt(document, mesh, "envoy").delete("forgetAppMesh");
  const workloads = document.get("workloads");
  if (envoyImage.kind === "keep" || !isMap(workloads)) return;
  const container = mapAt(document, workloads, "envoy");
  if (envoyImage.kind === "set") container.set("image", envoyImage.image);
  else container.delete("image");
  if (container.items.length === 0) workloads.delete("envoy");
}

/** Takes out of the last stage what only App Mesh's controller needs: until then it injects into the pods that wait. */
function leaveController(document: Document): void {
  const workloads = document.get("workloads");
  if (!isMap(workloads) || workloads.get("injection") !== "controller") return;
  for (const key of ["injection", "controller", "podSelectors"]) workloads.delete(key);
}

/** The mapping under a key, made when it is absent. */
function mapAt(document: Document, parent: YAMLMap, key: string): YAMLMap {
  const there = parent.get(key, true);
  if (isMap(there)) return there;
  const made = document.createNode({}) as YAMLMap;
  // A key that holds nothing is there all the same.
  parent.set(key, made);
  return made;
}

function withoutEmpty({ api, nodes, gateways, image }: FromAppMesh): object {
  return {
    api,
    ...(nodes.length === 0 ? {} : { nodes: [...nodes] }),
    ...(gateways.length === 0 ? {} : { gateways: [...gateways] }),
    ...(image === undefined ? {} : { image }),
  };
}

function rebased({ file, folder }: StageSource, path: string): string {
  if (isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) return path;
  return relative(resolve(folder), resolve(dirname(file), path))
    .split(sep)
    .join("/");
}
