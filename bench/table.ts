/** A table: every column as wide as its widest cell, numbers to the right; the first column holds words. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Seconds with two decimals. */
export function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}

/** Bytes in MiB. */
export function mebibytes(bytes: number | undefined): string {
  return bytes === undefined ? "" : `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
