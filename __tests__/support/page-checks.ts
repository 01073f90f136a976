import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** What is wrong with how a page looks; each entry names the text or element. */
export interface Looks {
  /** How far the page reaches to the right of the window, in pixels. */
  readonly overflow: number;
  /** Elements whose text is wider or higher than they are and cannot be scrolled to. */
  readonly clipped: readonly string[];
  /** Texts that lie upon each other. */
  readonly overlapping: readonly string[];
  /** Labels of pictures that leave the card or the picture that they begin in, or are too small to read. */
  readonly straying: readonly string[];
}

/** Looks at a page as it is delivered, and with everything opened. */
export async function looksOf(page: Page): Promise<Looks> {
  const delivered = await page.evaluate<Looks>(LOOK);
  await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
  const opened = await page.evaluate<Looks>(LOOK);
  return {
    overflow: Math.max(delivered.overflow, opened.overflow),
    clipped: [...delivered.clipped, ...opened.clipped],
    overlapping: [...delivered.overlapping, ...opened.overlapping],
    straying: delivered.straying,
  };
}

/** What axe finds serious or critical. One thing of each kind that opens is open; hundreds that are alike take minutes. */
export async function seriousBarriers(page: Page): Promise<string[]> {
  await page.evaluate(`document.querySelectorAll("details").forEach((each, index, all) => {
    each.open = ![...all].slice(0, index).some((one) => one.parentElement === each.parentElement);
  })`);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The smallest font of a label that is still read without effort. */
const SMALLEST_FONT = 11;

/** Runs in the page. Pixels are compared with some room for rounding. */
const LOOK = `(() => {
  const short = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 80);
  const root = document.documentElement;

  const blocks = document.querySelectorAll("h1,h2,h3,h4,h5,p,li,dd,dt,td,th,summary,caption,figcaption,code,.tag");
  const clipped = [...blocks]
    .filter((each) => each.clientWidth > 0 && getComputedStyle(each).display !== "inline")
    .filter((each) => each.scrollWidth > each.clientWidth + 1 || (each.scrollHeight > each.clientHeight + 4))
    .map((each) => short(each.outerHTML));

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === "" || parent.closest("style,title") !== null || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.right > 0 && box.width > 1) texts.push({ text: short(node.data), box });
  }
  texts.sort((a, b) => a.box.top - b.box.top);
  const overlapping = [];
  for (const [index, one] of texts.entries()) {
    for (let next = index + 1; next < texts.length && texts[next].box.top < one.box.bottom - 4; next++) {
      const { left, right } = texts[next].box;
      if (left < one.box.right - 2 && right > one.box.left + 2) overlapping.push(one.text + " / " + texts[next].text);
    }
  }

  const straying = [];
  for (const picture of document.querySelectorAll("svg")) {
    const whole = picture.getBoundingClientRect();
    const frames = [...picture.querySelectorAll("rect")].map((each) => each.getBoundingClientRect());
    const around = (x, y) =>
      frames
        .filter((each) => each.left <= x && x <= each.right && each.top <= y && y <= each.bottom)
        .sort((a, b) => a.width * a.height - b.width * b.height)[0];
    for (const label of picture.querySelectorAll("text")) {
      const box = label.getBoundingClientRect();
      if (box.width === 0) continue;
      const middle = (box.top + box.bottom) / 2;
      const isOutside = box.left < whole.left || box.right > whole.right + 1 || box.top < whole.top - 1 || box.bottom > whole.bottom + 1;
      const size = parseFloat(getComputedStyle(label).fontSize) * (whole.width / picture.viewBox.baseVal.width);
      if (isOutside || around(box.left + 1, middle) !== around(box.right - 1, middle) || size < ${SMALLEST_FONT})
        straying.push(short(label.textContent));
    }
  }
  return { overflow: root.scrollWidth - root.clientWidth, clipped, overlapping, straying };
})()`;
