/** Deepest nesting that is read. */
export const MAX_DEPTH = 64;

/**
 * Whether a text nests so deep that the parser, which calls itself for every level, would use up the stack. Brackets in
 * quoted text and block scalars are counted too, so the bound is far above what is allowed and far below the danger.
 */
export function nestsTooDeep(text: string): boolean {
  const DANGER = 500;
  let depth = 0;
  let markers = 0;
  let indents: number[] = [];
  for (const line of text.split("\n")) {
    const indent = /^[ ]*/.exec(line)![0].length;
    if (line.trim() !== "") indents = [...indents.filter((each) => each < indent), indent];
    markers = (/^(?:[-?:][ \t]+)*/.exec(line.slice(indent))![0].match(/[-?:]/g) ?? []).length;
    if (indents.length + markers > DANGER) return true;
    if (!/[[\]{}]/.test(line)) continue;
    for (const character of line) {
      if (character === "[" || character === "{") depth++;
      else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
      if (depth > DANGER) return true;
    }
  }
  return false;
}
