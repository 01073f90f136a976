import { RESOURCE_PLACEMENTS } from "../../../aws";
import { capped } from "../words";
import { listed } from "../../../document";
import type { Picture } from "../../pictures";
import { unmeasuredText } from "../../unmeasured";
import { Markup, markup } from "../markup";
import { PLACE_NAMES } from "../words";
import { heading, list, ruleName, table } from "./parts";
import type { Section } from "./section";

/** What runs where, and what crosses the service link. */
export function placesSection({ report, pictures, level }: Section): Markup {
  const rows = report.places.flatMap(({ place, kinds }) => kinds.map(({ kind, count }) => ({ place, kind, count })));
  return markup`${figure(pictures.placement)}${
    rows.length === 0
      ? markup`<p>The plan has no resources.</p> `
      : table(
          "Resources of the plan by the place where they do their work",
          [
            { title: "Kind", cell: ({ kind }) => kind },
            { title: "Place", cell: ({ place }) => PLACE_NAMES[place] },
            { title: "Resources", cell: ({ count }) => count, isNumber: true },
          ],
          rows,
        )
  }${hops(report, level)}`;
}

function hops({ hops: crossing, places, unmeasured }: Section["report"], level: number): Markup {
  const title = heading(level, "What crosses the service link");
  const measured = unmeasuredText(unmeasured);
  const last = measured === "" ? undefined : markup`<p>${measured}</p> `;
  if (crossing.length > 0) {
    const columns = [
      { title: "Rule", cell: ({ rule }: (typeof crossing)[number]) => ruleName(rule) },
      { title: "Reaches", cell: ({ reaches }: (typeof crossing)[number]) => reaches },
      {
        title: "Who",
        cell: ({ takers }: (typeof crossing)[number]) =>
          listed(
            takers.map((each) => capped(each, 200)),
            20,
          ),
      },
      { title: "When", cell: ({ when }: (typeof crossing)[number]) => when },
    ];
    return markup`${title}${table("What services on the Outpost reach outside it", columns, crossing)}${last}`;
  }
  const kinds = places.filter(({ place }) => place === "crossing").flatMap((place) => place.kinds);
  if (kinds.length === 0)
    return markup`${title}
      <p>Nothing in this plan is reached over the service link.</p>
      ${last}`;
  return markup`${title}
    <p>
      The plan alone does not say which service reaches what: <code>rules.json</code>, which Outpost Mesh writes beside
      a plan, does. What the plan has in the Region for use from the Outpost:
    </p>
    ${list(kinds.map(({ kind, count }) => `${count} ${kind}: ${RESOURCE_PLACEMENTS[kind]?.why ?? "not known here"}`))}${last}`;
}

/** What happens while the service link is down. */
export function linkDownSection({ report }: Section): Markup | undefined {
  if (report.hops.length === 0) return undefined;
  return markup`<ul>
    ${report.hops.map(
      ({ reaches, whenDown }) => markup`<li><strong>${reaches.split(":")[0]}</strong>: ${whenDown}</li> `,
    )}
  </ul> `;
}

/** The mesh as a picture. */
export function meshSection({ pictures }: Section): Markup | undefined {
  return figure(pictures.mesh);
}

/** A picture with its alternative in words. */
function figure(picture: Picture | undefined): Markup | undefined {
  if (picture === undefined) return undefined;
  return markup`<figure role="group" tabindex="0" aria-label="${picture.title}">
      ${new Markup(picture.svg)}
      <figcaption>${picture.title}</figcaption>
    </figure>
    <details>
      <summary>${picture.title}, in words</summary>
      ${list(picture.alternative)}
    </details> `;
}
