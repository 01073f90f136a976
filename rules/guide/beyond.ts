/** Rules about place and network that the page does not ask for, and why they are there. */
export interface BeyondThePage {
  readonly because: string;
  readonly rules: readonly string[];
}

export const BEYOND_THE_PAGE: readonly BeyondThePage[] = [
  { because: "names in the plan would collide", rules: ["OM-N004"] },
  {
    because: "the page names other services that run in the Region; logs and metrics go there, too",
    rules: ["OM-L006"],
  },
  {
    because: "the page speaks of the mesh; what places pods is EKS's own, in the Region unless a cluster is local",
    rules: ["OM-L011"],
  },
];
