const DIRECTIONS = /north|south|east|west|central/g;

/** Zones a, b and c of a Region, with ids as AWS forms them: `eu-central-1` gives `euc1-az1` and so on. */
export function defaultZones(region: string): { readonly name: string; readonly id: string }[] {
  const [area = "", ...rest] = region.split("-");
  const number = rest.at(-1) ?? "1";
  const middle = rest
    .slice(0, -1)
    .map((word) => (word === "gov" ? "g" : (word.match(DIRECTIONS) ?? [word]).map((part) => part.charAt(0)).join("")))
    .join("");
  return ["a", "b", "c"].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${area}${middle}${number}-az${index + 1}`,
  }));
}
