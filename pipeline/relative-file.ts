import { relative, resolve, sep } from "node:path";

/** A file as seen from the working folder, with forward slashes: what is written must not depend on the machine. */
export function relativeFile(file: string): string {
  return relative("", resolve(file)).split(sep).join("/");
}
