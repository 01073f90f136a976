import type { Cursor } from "../cursor";
import type { Evaluated, Missing } from "./evaluated";

/** What a template is evaluated with. */
export interface Surroundings {
  readonly region?: string;
  /** Values of parameters, and of pseudo-parameters such as AWS::AccountId. */
  readonly parameters: ReadonlyMap<string, string>;
  /** What another template of the input exports under a name. */
  readonly findExport?: (name: string) => Evaluated | undefined;
}

/** An expression that was to be a text. A part that is unknown is there as a placeholder. */
export interface Text {
  readonly text: string;
  readonly missing: readonly Missing[];
  /** Whether the expression is AWS::NoValue. */
  readonly isNothing: boolean;
}

/** An expression that was to be a list; undefined when it is none, or when it is not known. */
export interface List {
  readonly list?: readonly Cursor[];
  readonly missing: readonly Missing[];
}

/** A template whose expressions can be worked out. CloudFormation's functions are written against it. */
export interface Evaluation {
  readonly template: Cursor;
  /** @param wantsName a reference to an object of the template is to give its name, not its ARN */
  evaluate(cursor: Cursor, wantsName?: boolean): Evaluated;
  text(cursor: Cursor): Text;
  list(cursor: Cursor): List;
  /** What Ref gives. */
  reference(at: Cursor, name: string): Evaluated;
  /** What Fn::GetAtt gives. */
  attribute(at: Cursor, resource: string, attribute: string): Evaluated;
  /** Whether a condition holds; undefined when the template alone does not decide it. */
  holds(condition: string): boolean | undefined;
}
