import { Composer, Lexer, LineCounter, Parser } from "yaml";
import type { CST, Document as YamlDocument, DocumentOptions, ParseOptions, SchemaOptions } from "yaml";
import type { Position } from "../parsed-document";
import { nestingOr } from "./located";
import type { Locator } from "./located";
import { wholeFile } from "../problem";

/**
 * What the parser may hold open at once. The composer recurses once a level: were the stack used up inside of it, the
 * whole process could end, because a regular expression that is compiled there cannot fail in order.
 */
const MAX_OPEN = 1000;

type Options = ParseOptions & DocumentOptions & SchemaOptions;

/** YAML documents as the library has them, and what tells where an offset stands. */
export interface Composed {
  readonly documents: readonly YamlDocument.Parsed[];
  readonly at: Locator;
}

/**
 * Parses a stream of YAML documents; syntax errors are left in them. Keys that stand twice are left to `located`: the
 * library compares each key with every other of its mapping.
 * @throws DocumentError when the nesting is too deep to be parsed at all
 */
export function composeYaml(file: string, text: string, options: Options = {}): Composed {
  const lines = new LineCounter();
  try {
    const composer = new Composer({ ...options, prettyErrors: false, uniqueKeys: false });
    // At least one document comes out, also of an empty text.
    const documents = [...composer.compose(tokens(text, lines), true, text.length)] as YamlDocument.Parsed[];
    return { documents, at: (offset) => positionOf(lines, offset) };
  } catch (error) {
    throw wholeFile(file, `the file cannot be parsed: ${nestingOr(error)}`);
  }
}

function* tokens(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_OPEN) throw new RangeError("nested too deeply");
  }
  yield* parser.end();
}

function positionOf(lines: LineCounter, offset: number | undefined): Position | undefined {
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
