import { element, escaped } from "./element";
import type { Mark } from "./mark";
import { signed } from "./mark";
import { fitted, textWidth } from "./text-width";

export const FONT = 12;
export const SMALL_FONT = 11;
export const CHIP_HEIGHT = 22;
export const CHIP_GAP = 6;
const CHIP_PADDING = 8;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A frame with rounded corners. */
export function frame(box: Box, className: string, radius = 6): string {
  return element("rect", { ...box, rx: radius, class: className });
}

/** A line of text that fits into a width; what is cut off is its title. */
export function line(text: string, x: number, y: number, width: number, className = "", size = FONT): string {
  const shown = fitted(text, width, size);
  const title = shown === text ? [] : [element("title", {}, escaped(text))];
  return element("text", { x, y, class: className === "" ? undefined : className }, escaped(shown), ...title);
}

/** A thing of a picture: a label in a box that shows how it changes. */
export interface Chip {
  readonly label: string;
  readonly mark: Mark;
  /** The whole truth about it, where the label is short. */
  readonly title?: string;
}

export interface PlacedChips {
  readonly svg: string;
  readonly height: number;
}

/** Chips side by side, in as many rows as it takes. */
export function chips(items: readonly Chip[], x: number, y: number, width: number): PlacedChips {
  const parts: string[] = [];
  let left = x;
  let top = y;
  for (const { label, mark, title } of items) {
    const text = signed(mark, label);
    const wide = Math.min(width, textWidth(text, FONT) + 2 * CHIP_PADDING);
    if (left > x && left + wide > x + width) {
      left = x;
      top += CHIP_HEIGHT + CHIP_GAP;
    }
    const box = { x: left, y: top, width: wide, height: CHIP_HEIGHT };
    parts.push(
      element(
        "g",
        {},
        ...(title === undefined ? [] : [element("title", {}, escaped(title))]),
        frame(box, `om-chip om-${mark}`, 4),
        line(text, left + CHIP_PADDING, top + 15, wide - 2 * CHIP_PADDING + 1),
      ),
    );
    left += wide + CHIP_GAP;
  }
  return { svg: parts.join(""), height: items.length === 0 ? 0 : top + CHIP_HEIGHT - y };
}
