import { element } from "./element";

/**
 * Colours for light and dark pages and for paper. Every class begins with `om-`: styles of an SVG in a page count for the
 * whole page.
 */
const STYLE = [
  ".om-pic{font:12px/1.3 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}",
  ".om-pic text{fill:#1c2733}",
  ".om-pic .om-soft{fill:#536273}",
  ".om-pic .om-strong{font-weight:600}",
  ".om-pic .om-small{font-size:11px}",
  ".om-frame{fill:none;stroke:#8a99a8;stroke-width:1.2}",
  ".om-region{fill:#f4f7fa;stroke:#8a99a8;stroke-width:1.2}",
  ".om-site{fill:#f7f4ee;stroke:#a3937a;stroke-width:1.2}",
  ".om-vpc{fill:#fff;stroke:#5b4b9a;stroke-width:1.4}",
  ".om-zone{fill:none;stroke:#3a7ca5;stroke-width:1;stroke-dasharray:5 4}",
  ".om-outpost{fill:#fffaf0;stroke:#b5651d;stroke-width:1.8}",
  ".om-subnet{fill:#eef4ee;stroke:#5f8d66;stroke-width:1}",
  ".om-chip{stroke-width:1.2}",
  ".om-link{fill:none;stroke:#b5651d;stroke-width:2.4;stroke-dasharray:9 5}",
  ".om-gateway{fill:none;stroke:#5b6b3a;stroke-width:2}",
  ".om-call{fill:none;stroke:#6b7a89;stroke-width:1.2}",
  ".om-head{fill:#6b7a89;stroke:none}",
  ".om-create{fill:#e3f3e4;stroke:#2f7d3b}",
  ".om-update{fill:#fff2cc;stroke:#9a6b00}",
  ".om-replace{fill:#ffe3cc;stroke:#b04a00}",
  ".om-delete{fill:#fde0e0;stroke:#b3261e;stroke-dasharray:4 3}",
  ".om-none{fill:#fff;stroke:#8a99a8}",
  ".om-line-create{stroke:#2f7d3b}.om-line-update{stroke:#9a6b00}.om-line-replace{stroke:#b04a00}",
  ".om-line-delete{stroke:#b3261e;stroke-dasharray:4 3}.om-head-create{fill:#2f7d3b}.om-head-update{fill:#9a6b00}",
  ".om-head-replace{fill:#b04a00}.om-head-delete{fill:#b3261e}",
  ".om-bar{fill:#4a6fa5;stroke:none}",
  ".om-track{fill:#dbe2ea;stroke:none}",
  "@media (prefers-color-scheme:dark){",
  ".om-pic text{fill:#e6edf3}.om-pic .om-soft{fill:#a9b6c3}",
  ".om-region{fill:#161d26;stroke:#6b7a89}.om-site{fill:#211d16;stroke:#8d7d64}.om-frame{stroke:#6b7a89}",
  ".om-vpc{fill:#1a1f2b;stroke:#a99be0}.om-zone{stroke:#6fb1d8}.om-outpost{fill:#2a2115;stroke:#e09a52}",
  ".om-subnet{fill:#1b2a1f;stroke:#7fb088}.om-link{stroke:#e09a52}.om-gateway{stroke:#b7c98a}.om-call{stroke:#93a3b3}.om-head{fill:#93a3b3}",
  ".om-create{fill:#173a1d;stroke:#6fcf7c}.om-update{fill:#3d3000;stroke:#e0b040}.om-replace{fill:#452400;stroke:#ff9d4d}",
  ".om-line-create{stroke:#6fcf7c}.om-line-update{stroke:#e0b040}.om-line-replace{stroke:#ff9d4d}",
  ".om-line-delete{stroke:#ff8a80}.om-head-create{fill:#6fcf7c}.om-head-update{fill:#e0b040}",
  ".om-head-replace{fill:#ff9d4d}.om-head-delete{fill:#ff8a80}",
  ".om-delete{fill:#461a1a;stroke:#ff8a80}.om-none{fill:#1f2733;stroke:#6b7a89}.om-bar{fill:#8fb3e8}.om-track{fill:#33404d}",
  "}",
  "@media print{.om-pic text{fill:#000}.om-region,.om-site,.om-vpc,.om-outpost,.om-subnet,.om-none{fill:#fff}}",
].join("");

/** A whole picture. The title is its name for who hears it; what it shows is said beside it. */
export function drawing(width: number, height: number, title: string, ...parts: readonly string[]): string {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: "om-pic",
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: "img",
      "aria-label": title,
    },
    element("style", {}, STYLE.replaceAll("&", "&amp;").replaceAll("<", "&lt;")),
    ...parts,
  );
}
