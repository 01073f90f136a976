import { renderText } from "../text";
import type { Review } from "../review";
import { renderConftest } from "./conftest";
import { renderGithub } from "./github";
import { renderHtml } from "./html";
import { renderJson } from "./json";
import { renderJunit } from "./junit";
import { renderMarkdown } from "./markdown";
import { renderSarif } from "./sarif";

/** How text for a terminal is laid out. */
export interface Layout {
  readonly width?: number;
  readonly color?: boolean;
}

/** Every format by its name. All are made of the same review; text alone depends on where it is shown. */
export const FORMATS: Readonly<Record<string, (review: Review, layout: Layout) => string>> = {
  text: ({ plans, failOn }, layout) => plans.map(({ report }) => renderText(report, { ...layout, failOn })).join("\n"),
  json: renderJson,
  html: renderHtml,
  markdown: renderMarkdown,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderGithub,
  conftest: renderConftest,
};
