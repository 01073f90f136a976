import { printable } from "../../wrap";
import { capped } from "../words";

/**
 * Text in the middle of a line of markdown: whatever the renderers of GitHub, GitLab and Azure DevOps would take for
 * markup is an entity. Behind what calls somebody or refers to an issue stands a joiner that nobody sees.
 */
export function markdownText(text: string): string {
  return printable(text).replaceAll(/\s+/g, " ").replaceAll(MARKUP, entity);
}

const MARKUP = new RegExp(
  [
    "[&<>`*{}\\[\\]|~$\\\\!@#%]",
    // Inside of a word an underscore is only that, and our addresses are full of them.
    "(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])",
    // Addresses that become links, and names of pictures between two colons.
    ":(?=\\/\\/)|:(?=[\\w+-]+:)|(?<=www)\\.",
  ].join("|"),
  "gi",
);

/** The same as code. Backticks cannot be escaped inside of backticks, so it is an element. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};${/[@#!%~$&]/.test(character) ? "&#8288;" : ""}`;
}

/** Most characters of one text in a comment. */
const MAX_TEXT = 1_500;

/** A text that is cut when it is very long, and says so. */
export function text(given: string, length = MAX_TEXT): string {
  return markdownText(capped(given, length));
}

/** An address or a value, cut when it is very long. */
export function code(given: string): string {
  return markdownCode(capped(given, 400));
}

/** A sentence in which backticks stand around code. */
export function prose(given: string): string {
  const parts = capped(given, MAX_TEXT).split("`");
  if (parts.length % 2 === 0) return text(given);
  return parts.map((part, index) => (index % 2 === 0 ? markdownText(part) : code(part))).join("");
}
