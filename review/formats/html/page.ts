import type { Report } from "../../report";
import type { Review, ReviewedPlan } from "../../review";
import { verdictOf } from "../../verdict";
import { Markup, markup } from "../markup";
import { counted } from "../words";
import { changesSection } from "./changes";
import { findingsSection } from "./findings";
import { heading, table, tag } from "./parts";
import { linkDownSection, meshSection, placesSection } from "./places";
import { prerequisitesSection, rulesSection, waiversSection } from "./rules";
import type { Section } from "./section";
import { STYLE } from "./style";

/** Most attributes that a page lists: beyond that a browser is slow, and nobody reads them. */
const MAX_ATTRIBUTES = 20_000;

const SECTIONS: readonly (readonly [id: string, title: string, make: (section: Section) => Markup | undefined])[] = [
  ["findings", "Findings", findingsSection],
  ["prerequisites", "Prerequisites", prerequisitesSection],
  ["changes", "Changes", changesSection],
  ["places", "What runs where", placesSection],
  ["mesh", "The mesh", meshSection],
  ["link-down", "If the service link drops", linkDownSection],
  ["waivers", "Waivers and rule modes", waiversSection],
];

/** The review as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function renderHtml(review: Review): string {
  const budget = { attributes: MAX_ATTRIBUTES };
  const several = review.plans.length > 1;
  const bodies = review.plans.map((plan, index) => planBody(plan, index, { review, budget, several }));
  const rules = rulesSection(review, 3);
  const title = several ? `Review of ${review.plans.length} plans` : review.plans[0]!.report.name;
  const passes = review.plans.every(({ report }) => verdictOf(report, review.failOn).passes);
  const links = [
    ...bodies.flatMap(({ links: own }) => own),
    ...(rules === undefined ? [] : [{ id: "rules", title: "Rules" }]),
  ];
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${passes ? "Can be applied" : "Must not be applied"}: ${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">To the report</a>
        <header>
          <h1>${title}</h1>
          ${review.plans.map((plan) => verdictBanner(plan.report, review, several))}
        </header>
        <nav aria-label="Contents">
          <ul>
            ${links.map(({ id, title: text }) => markup`<li><a href="#${id}">${text}</a></li> `)}
          </ul>
        </nav>
        <main id="main">
          ${several ? overview(review) : undefined}${bodies.map(({ body }) => body)}${
            rules === undefined
              ? undefined
              : markup`<section aria-labelledby="rules">${heading(2, "Rules", "rules")}${rules}</section> `
          }
        </main>
        <footer>
          <p>
            Made by Outpost Mesh from ${review.plans.length === 1 ? "a plan" : "plans"} of Terraform; findings count
            from severity ${review.failOn}.
          </p>
        </footer>
      </body>
    </html> `.text;
}

function verdictBanner(report: Report, { failOn }: Review, several: boolean): Markup {
  const verdict = verdictOf(report, failOn);
  const kind = !verdict.passes ? "bad" : verdict.warnings > 0 ? "warn" : "good";
  const facts = [
    ...(verdict.undecided > 0 ? [`${counted(verdict.undecided, "prerequisite")} not decided before the apply`] : []),
    ...(verdict.notes > 0 ? [counted(verdict.notes, "note")] : []),
    ...(verdict.waived > 0 ? [`${verdict.waived} waived`] : []),
    ...(report.complete || report.errored ? [] : ["the plan leaves something out, for instance by -target"]),
  ];
  const made = [
    ...(report.file === undefined ? [] : [`Deployment file ${report.file}`]),
    ...(report.plannedAt === undefined ? [] : [`planned at ${report.plannedAt}`]),
    ...(report.terraformVersion === undefined ? [] : [`with Terraform ${report.terraformVersion}`]),
  ];
  return markup`<div class="verdict ${kind}">
    <p><strong>${several ? `${report.name}: ` : ""}${capital(verdict.sentence)}.</strong></p>
    ${facts.length === 0 ? undefined : markup`<p>${capital(facts.join(", "))}.</p> `}${
      made.length === 0 ? undefined : markup`<p class="soft">${capital(made.join(", "))}.</p> `
    }
  </div> `;
}

function overview({ plans, failOn }: Review): Markup {
  return markup`<section aria-labelledby="overview">
    ${heading(2, "All plans", "overview")}${table(
      "The plans of this review",
      [
        { title: "Plan", cell: ({ report }: ReviewedPlan) => report.name },
        {
          title: "Verdict",
          cell: ({ report }) => (verdictOf(report, failOn).passes ? tag("good", "passes") : tag("bad", "fails")),
        },
        { title: "Create", cell: ({ report }) => report.changes.create, isNumber: true },
        { title: "Update", cell: ({ report }) => report.changes.update, isNumber: true },
        { title: "Replace", cell: ({ report }) => report.changes.replace, isNumber: true },
        { title: "Delete", cell: ({ report }) => report.changes.delete, isNumber: true },
      ],
      plans,
    )}
  </section> `;
}

interface PageState {
  readonly review: Review;
  readonly budget: Section["budget"];
  readonly several: boolean;
}

interface Body {
  readonly body: Markup;
  readonly links: readonly { readonly id: string; readonly title: string }[];
}

function planBody({ report, pictures }: ReviewedPlan, index: number, { review, budget, several }: PageState): Body {
  const id = several ? `plan-${index + 1}` : "";
  const level = several ? 3 : 2;
  const section: Section = { report, pictures, review, level: level + 1, id, budget };
  const made = SECTIONS.flatMap(([name, title, make]) => {
    const content = make(section);
    const key = several ? `${id}-${name}` : name;
    return content === undefined ? [] : [{ key, title, content }];
  });
  const body = markup`${several ? heading(2, report.name, id) : undefined}${made.map(
    ({ key, title, content }) =>
      markup`<section aria-labelledby="${key}">${heading(level, title, key)}${content}</section> `,
  )}`;
  return { body, links: several ? [{ id, title: report.name }] : made.map(({ key, title }) => ({ id: key, title })) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
