/** How surely a rule can know what it is about. */
export type Certainty =
  /** The deployment file says it. */
  | "file"
  /** AWS is asked on every plan, and a plan that was made is only as old as itself. */
  | "plan"
  /** The Region answers with what it has last heard of the Outpost. */
  | "last-heard"
  /** A table with a date says it. */
  | "dated"
  /** Somebody measured it and the deployment file says what; Terraform cannot. */
  | "stated"
  /** Nothing judges it: the rule names where it matters. */
  | "described";

/** One rule that has to do with a statement. */
export interface Enforcement {
  readonly rule: string;
  readonly certainty: Certainty;
  /** What exactly it looks at, where that is not all of the statement. */
  readonly looksAt?: string;
}

/** The parts of the page "App Mesh on AWS Outposts" of the App Mesh user guide. */
export const SECTIONS = {
  introduction: "What it is for",
  prerequisites: "Prerequisites",
  limitations: "Limitations",
  connectivity: "Network connectivity considerations",
  creating: "Creating an Envoy proxy on an Outpost",
} as const;
export type Section = keyof typeof SECTIONS;

/** One sentence of the page, in words of our own, and what is done about it here. */
export interface Statement {
  readonly section: Section;
  /** Paragraph or list item of the section, counted from 1. */
  readonly item: number;
  /** Sentence of the item, counted from 1. */
  readonly sentence: number;
  readonly says: string;
  readonly enforcedBy: readonly Enforcement[];
  /** What holds because nothing else can be synthesised. */
  readonly builtIn?: string;
  /** What Terraform cannot know of it, and what to do instead. */
  readonly unknowable?: string;
}
