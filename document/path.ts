/** A step into a document: a key of a mapping or an index of a list. */
export type PathStep = string | number;

/** A path in words with one more key. */
export function joinPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** `services.web.calls[2]`, the way messages name a place in a document. */
export function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : joinPath(text, step)),
    "",
  );
}
