import type { SynthRule, Violation } from "../rule";
import { routesTogether } from "./match-key";
import type { RouteMatch } from "./match-key";

export const routesShadowed: SynthRule = {
  id: "OM-M072",
  title: "Every route can be reached before the ones that take everything it matches",
  severity: "warning",
  stages: ["synth"],
  why: "Routes are tried by priority, 0 first. One that matches no more than an earlier one never gets a request.",
  remedy: "Give the narrower route the lower number, or remove it.",
  source: "App Mesh user guide, routes and gateway routes, priority",
  *inspect(subject) {
    for (const routes of routesTogether(subject)) yield* shadowed(routes);
  },
};

function* shadowed(all: readonly RouteMatch[]): Iterable<Violation> {
  // Where a route without a priority comes is not documented, so nothing is concluded from it.
  const routes = all.filter(({ priority }) => priority !== undefined);
  if (routes.length < 2) return;
  const search = new ShadowSearch(routes);
  for (const route of routes) {
    const by = search.shadowOf(route);
    if (by === undefined) continue;
    yield {
      path: route.path,
      message: `${route.label} (priority ${route.priority}) never gets a request: ${by.label} (priority ${by.priority}) comes first and matches everything it does.`,
    };
  }
}

/** Longest prefix that is compared, with the kind in front: App Mesh refuses longer ones. */
const MAX_PREFIX = 300;

/**
 * Finds what covers a route by looking up its generalisations, each condition kept or left out and each shorter prefix,
 * so that the time grows with the routes and not with their pairs.
 */
class ShadowSearch {
  /** Earliest route by its conditions, then by the kind and the text of its path. */
  private readonly earliest = new Map<string, Map<string, RouteMatch>>();
  private readonly ids = new Map<string, number>();
  private readonly prefixLengths: readonly number[];

  constructor(routes: readonly RouteMatch[]) {
    const lengths = new Set<number>();
    for (const route of routes) {
      const key = this.idsOf(route.conditions).join();
      const byUrl = this.earliest.get(key) ?? new Map<string, RouteMatch>();
      this.earliest.set(key, byUrl);
      const url = urlKey(route.url.kind, route.url.text);
      const known = byUrl.get(url);
      if (known === undefined || comesBefore(route, known)) byUrl.set(url, route);
      if (route.url.kind === "prefix" && route.url.text.length <= MAX_PREFIX) lengths.add(route.url.text.length);
    }
    this.prefixLengths = [...lengths].sort((a, b) => a - b);
  }

  /** The first route that comes before this one and matches all of it; undefined when there is none. */
  shadowOf(route: RouteMatch): RouteMatch | undefined {
    let found: RouteMatch | undefined;
    for (const conditions of generalised(this.idsOf(route.conditions))) {
      const byUrl = this.earliest.get(conditions.join());
      if (byUrl === undefined) continue;
      for (const url of this.urlsThatCover(route)) {
        const candidate = byUrl.get(url);
        if (candidate === undefined || candidate.priority! >= route.priority!) continue;
        if (found === undefined || comesBefore(candidate, found)) found = candidate;
      }
    }
    return found;
  }

  /** Small numbers in place of long conditions; 0 where nothing is asked for. */
  private idsOf(conditions: readonly (string | undefined)[]): number[] {
    return conditions.map((condition) => {
      if (condition === undefined) return 0;
      const id = this.ids.get(condition) ?? this.ids.size + 1;
      this.ids.set(condition, id);
      return id;
    });
  }

  private *urlsThatCover({ url }: RouteMatch): Iterable<string> {
    yield urlKey(url.kind, url.text);
    if (url.kind === "none") return;
    // What a regular expression matches is not worked out; every path begins with a slash.
    const text = url.kind === "regex" ? `${url.text.slice(0, url.text.indexOf(" "))} /` : url.text;
    for (const length of this.prefixLengths) {
      if (length > text.length) return;
      yield urlKey("prefix", text.slice(0, length));
    }
  }
}

function urlKey(kind: string, text: string): string {
  return `${kind} ${text}`;
}

/** Which of two is tried first; for one priority the name decides, so that the order of the file does not. */
function comesBefore(a: RouteMatch, b: RouteMatch): boolean {
  return a.priority! < b.priority! || (a.priority === b.priority && a.name < b.name);
}

/** The conditions with each that is set kept or left out. */
function generalised(conditions: readonly number[]): number[][] {
  return conditions.reduce<number[][]>(
    (sets, id) =>
      sets.flatMap((set) =>
        id === 0
          ? [[...set, 0]]
          : [
              [...set, id],
              [...set, 0],
            ],
      ),
    [[]],
  );
}
