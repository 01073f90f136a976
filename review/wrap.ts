/** Breaks text at spaces so that no line is wider than `width`, where words allow it; every line is indented. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = indent;
    for (const word of paragraph.split(" ").filter((part) => part !== "")) {
      if (line !== indent && line.length + 1 + word.length > width) {
        lines.push(line);
        line = indent;
      }
      line += line === indent ? word : ` ${word}`;
    }
    if (line !== indent) lines.push(line);
  }
  return lines;
}

/**
 * Control characters, escape sequences of terminals among them, made visible, and with them what turns the direction of a
 * text around, stands in it without being seen, or is half of a character.
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    return [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join("");
  });
}

/** For `JSON.stringify`: every text printable. JSON would spell such characters, and whoever reads it would have them back. */
export function printableTexts(_key: string, value: unknown): unknown {
  return typeof value === "string" ? printable(value) : value;
}

const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
