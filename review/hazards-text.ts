import type { Hazard } from "./hazards";
import { printable, wrap } from "./wrap";

const WORDS = { error: "ERROR  ", warning: "warning", note: "note   " } as const;

/** The hazards of an update for a terminal. */
export function hazardLines(
  hazards: readonly Hazard[],
  width: number,
  paint: (format: "red" | "yellow", text: string) => string,
): string[] {
  const indent = " ".repeat(11);
  return hazards.flatMap(({ rule, severity, address, title, message, remedy }) => {
    const word = WORDS[severity];
    const head = `  ${word}  ${rule}  `;
    const [first = "", ...rest] = wrap(title, width - head.length);
    return [
      `  ${paint(severity === "error" ? "red" : "yellow", word)}${head.slice(2 + word.length)}${first}`,
      ...rest.map((line) => " ".repeat(head.length) + line),
      ...wrap(`${printable(address)}: ${printable(message)}`, width, indent),
      ...wrap(`To mend it: ${remedy}`, width, indent),
    ];
  });
}
