import type { Position } from "../parsed-document";

/** One of the texts that a file consists of, and what turns a position in it to one in the file. */
export interface TextPart {
  readonly text: string;
  at(position: Position | undefined): Position | undefined;
}

/**
 * The JSON values of a text that holds several of them one behind the other (with or without line breaks or commas
 * between). Every other text is one part: what is wrong with it is for its parser to say.
 */
export function splitJson(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let line = 1;
  let column = 1;
  let from = 0;
  for (const { start, end } of values(text) ?? []) {
    for (; from < start; from++) {
      if (text[from] === "\n") [line, column] = [line + 1, 1];
      else column++;
    }
    parts.push({ text: text.slice(start, end), at: shift(line, column) });
  }
  return parts.length > 1 ? parts : [{ text, at: (position) => position }];
}

function shift(line: number, column: number): TextPart["at"] {
  return (position) =>
    position === undefined
      ? undefined
      : {
          line: position.line + line - 1,
          column: position.line === 1 ? position.column + column - 1 : position.column,
        };
}

/** Where the values begin and end; undefined when the text is anything but a sequence of objects and lists. */
function values(text: string): { start: number; end: number }[] | undefined {
  const found: { start: number; end: number }[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (depth > 0 && char === '"') {
      i = endOfString(text, i);
    } else if (char === "{" || char === "[") {
      if (depth++ === 0) start = i;
    } else if (depth > 0 && (char === "}" || char === "]")) {
      if (--depth === 0) found.push({ start, end: i + 1 });
    } else if (depth === 0 && !/[\s,\ufeff]/.test(char)) {
      return undefined;
    }
  }
  return depth === 0 ? found : undefined;
}

function endOfString(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === "\\" ? 2 : 1;
  return i;
}
