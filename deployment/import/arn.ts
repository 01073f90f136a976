/** What an ARN of App Mesh says. */
export interface MeshArn {
  readonly region: string;
  readonly account: string;
  readonly mesh: string;
  /** Name of the object: the last part. The mesh's own for a mesh. */
  readonly name: string;
}

/** Reads an ARN such as `arn:aws:appmesh:REGION:ACCOUNT:mesh/M/virtualRouter/R/route/N`. */
export function parseMeshArn(text: string): MeshArn | undefined {
  const match =
    /^arn:[^:/]+:appmesh:([^:/]*):([^:/]*):mesh\/([^/]+)(?:\/[A-Za-z]+\/([^/]+)(?:\/[A-Za-z]+\/([^/]+))?)?$/.exec(text);
  if (match === null) return undefined;
  const [, region, account, mesh, object, below] = match as unknown as [
    string,
    string,
    string,
    string,
    string?,
    string?,
  ];
  return { region, account, mesh, name: below ?? object ?? mesh };
}

/** Where a name is wanted: the name that an ARN ends in, otherwise the text itself. */
export function nameOf(text: string): string {
  return parseMeshArn(text)?.name ?? text;
}

/** The Region of an ARN of a service whose resources must be in the mesh's Region. */
export function regionOfArn(text: string): string | undefined {
  return /^arn:[^:/]+:(?:appmesh|acm|acm-pca):([a-z]{2}(?:-[a-z]+)+-\d):/.exec(text)?.[1];
}
