import { markup } from "../markup";
import { Markup } from "../markup";

/** A heading at a level of the page. */
export function heading(level: number, text: string | Markup, id?: string): Markup {
  const [open, close] = [new Markup(`<h${level}`), new Markup(`</h${level}>`)];
  return markup`${open}${id === undefined ? new Markup("") : markup` id="${id}"`}>${text}${close} `;
}

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number | Markup | undefined;
  readonly isNumber?: boolean;
}

/**
 * A table whose first column names its rows. On narrow screens each row becomes a block, which would cost it its role:
 * the roles are there by name, too.
 */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  const [first, ...others] = columns;
  const body = rows.map((row) => {
    const cells = others.map(({ title, cell, isNumber }) => {
      const kind = new Markup(isNumber === true ? ' class="number"' : "");
      return markup`<td role="cell" data-label="${title}"${kind}>${cell(row)}</td>`;
    });
    return markup`<tr role="row"><th role="rowheader" scope="row">${first!.cell(row)}</th>${cells}</tr>\n`;
  });
  const head = columns.map(({ title, isNumber }) => {
    const kind = new Markup(isNumber === true ? ' class="number"' : "");
    return markup`<th role="columnheader" scope="col"${kind}>${title}</th>`;
  });
  return markup`<div class="scroll">
    <table class="stack" role="table"><caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${head}</tr></thead>
    <tbody role="rowgroup">${body}</tbody></table></div>`;
}

/** A list of single items; nothing where there are none. */
export function list(items: readonly (string | Markup)[]): Markup | undefined {
  if (items.length === 0) return undefined;
  return markup`<ul>
    ${items.map((item) => markup`<li>${item}</li> `)}
  </ul> `;
}

/** A word in a coloured pill; the word says what the colour says. */
export function tag(kind: "bad" | "warn" | "good" | "note", text: string): Markup {
  return markup`<span class="tag ${kind}">${text}</span>`;
}

/** Something that a machine calls so: an address, a path. */
export function code(text: string): Markup {
  return markup`<code>${text}</code>`;
}

/** The id of a rule, on one line. */
export function ruleName(id: string): Markup {
  return markup`<span class="id">${id}</span>`;
}

/** A sentence in which backticks stand around code. */
export function prose(text: string): Markup {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return markup`${text}`;
  return markup`${parts.map((part, index) => (index % 2 === 0 ? markup`${part}` : code(part)))}`;
}
