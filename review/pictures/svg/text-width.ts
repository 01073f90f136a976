/** Share of the font size that characters take in the sans-serif fonts of browsers, on the safe side. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljI|!.,:;'’()[\]{} ]/u, 0.34],
  [/[ftr/\\"*-]/u, 0.42],
  [/[mwMW@%—…]/u, 0.95],
  [/[A-Z&+=<>~±−×→⇄]/u, 0.74],
  [/[\u0000-\u024f]/u, 0.6],
];
/** Scripts with wide characters. */
const OTHER = 1.05;

/** Width of a text in pixels, no less than a browser needs. */
export function textWidth(text: string, fontSize: number): number {
  let share = 0;
  for (const character of text) share += (WIDTHS.find(([pattern]) => pattern.test(character)) ?? [null, OTHER])[1];
  return share * fontSize;
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitted(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
