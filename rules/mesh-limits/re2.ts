/**
 * What is wrong with a regular expression of RE2's syntax; undefined when nothing is. JavaScript's own engine is no
 * help: it takes look-around and back-references and refuses `(?i)`, `\A` and `[[:alpha:]]`. This reads the text once,
 * after the grammar in RE2's wiki.
 */
export function re2Problem(text: string): string | undefined {
  try {
    new Scanner(text).run();
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message;
    throw error;
  }
}

class SyntaxProblem extends Error {}

/** Most repetitions that RE2 takes. */
const MAX_REPEAT = 1000;

const CLASS_NAMES = /^\[:\^?(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;

class Scanner {
  private position = 0;
  private depth = 0;
  /** Whether there is something that a quantifier can repeat. */
  private atom = false;

  constructor(private readonly text: string) {}

  run(): void {
    while (this.position < this.text.length) this.step();
    if (this.depth > 0) throw new SyntaxProblem("a parenthesis is not closed");
  }

  private step(): void {
    const character = this.text[this.position]!;
    switch (character) {
      case "(":
        return this.open();
      case ")":
        if (this.depth === 0) throw new SyntaxProblem("a parenthesis is closed that was not opened");
        this.depth--;
        return this.advance(1, true);
      case "|":
        return this.advance(1, false);
      case "[":
        return this.characterClass();
      case "\\":
        return this.escape(false);
      case "*":
      case "+":
      case "?":
        return this.quantifier(character);
      case "{": {
        const repeat = /^\{(\d+)(,(\d*))?\}/.exec(this.rest());
        return repeat === null ? this.advance(1, true) : this.repeat(repeat);
      }
      default:
        return this.advance(1, true);
    }
  }

  private rest(): string {
    // No construct that is looked for is longer.
    return this.text.slice(this.position, this.position + 300);
  }

  private advance(by: number, atom: boolean): void {
    this.position += by;
    this.atom = atom;
  }

  private open(): void {
    const rest = this.rest();
    if (/^\(\?(=|!|<=|<!)/.test(rest))
      throw new SyntaxProblem(`look-around, ${/^\(\?<?[=!]/.exec(rest)![0]}, does not exist`);
    if (rest.startsWith("(?>")) throw new SyntaxProblem("atomic groups, (?>, do not exist");
    const flags = /^\(\?(?:[imsU]+(?:-[imsU]+)?|-[imsU]+)(:|\))/.exec(rest);
    const start = /^\(\?:|^\(\?P?<[A-Za-z0-9_]+>/.exec(rest) ?? flags;
    if (rest.startsWith("(?") && start === null) throw new SyntaxProblem(`${rest.slice(0, 4)} is no kind of group`);
    // Flags alone, such as (?i), open nothing.
    if (flags?.[1] !== ")") this.depth++;
    this.advance(start?.[0].length ?? 1, false);
  }

  private quantifier(symbol: string): void {
    if (!this.atom) throw new SyntaxProblem(`${symbol} has nothing to repeat`);
    const lazy = this.text[this.position + 1] === "?";
    this.advance(lazy ? 2 : 1, false);
    this.refuseSecondQuantifier(symbol);
  }

  private repeat([all, low, comma, high]: RegExpExecArray): void {
    if (!this.atom) throw new SyntaxProblem(`${all} has nothing to repeat`);
    const [min, max] = [Number(low), high === undefined || high === "" ? Number(low) : Number(high)];
    if (min > MAX_REPEAT || max > MAX_REPEAT) throw new SyntaxProblem(`${all} repeats more than ${MAX_REPEAT} times`);
    if (comma !== undefined && max < min) throw new SyntaxProblem(`${all} ends before it begins`);
    const lazy = this.text[this.position + all.length] === "?";
    this.advance(all.length + (lazy ? 1 : 0), false);
    this.refuseSecondQuantifier(all);
  }

  /** `a**` and the possessive `a++`: after a quantifier nothing is left to repeat. */
  private refuseSecondQuantifier(first: string): void {
    const next = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.rest());
    if (next !== null) throw new SyntaxProblem(`${first} is followed by another quantifier, ${next[0]}`);
  }

  private characterClass(): void {
    this.position++;
    if (this.text[this.position] === "^") this.position++;
    for (let first = true; first || this.text[this.position] !== "]"; first = false) {
      if (this.position >= this.text.length) throw new SyntaxProblem("a bracket is not closed");
      this.classItem();
    }
    this.advance(1, true);
  }

  private classItem(): void {
    const rest = this.rest();
    if (rest.startsWith("[:") && rest.includes(":]")) {
      const name = CLASS_NAMES.exec(rest);
      if (name === null) throw new SyntaxProblem(`${/^\[:[^\]]*\]/.exec(rest)?.[0] ?? "[:"} is no class of characters`);
      this.position += name[0].length;
      return;
    }
    const low = this.classCharacter();
    if (this.text[this.position] !== "-" || this.text[this.position + 1] === "]") return;
    if (this.position + 1 >= this.text.length) throw new SyntaxProblem("a bracket is not closed");
    this.position++;
    const high = this.classCharacter();
    if (low !== undefined && high !== undefined && high < low) {
      throw new SyntaxProblem(
        `the range ${String.fromCodePoint(low)}-${String.fromCodePoint(high)} ends before it begins`,
      );
    }
  }

  /** Reads one character of a class; undefined when it is an escape, whose place in the alphabet is not worked out. */
  private classCharacter(): number | undefined {
    if (this.text[this.position] === "\\") {
      this.escape(true);
      return undefined;
    }
    const code = this.text.codePointAt(this.position)!;
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  private escape(inClass: boolean): void {
    const rest = this.rest();
    if (rest.length === 1) throw new SyntaxProblem("a backslash ends it");
    if (rest.startsWith("\\Q") && !inClass) {
      const end = this.text.indexOf("\\E", this.position);
      this.position = end === -1 ? this.text.length : end + 2;
      this.atom = true;
      return;
    }
    const known =
      /^\\(?:[afnrtvdDsSwW]|0[0-7]{0,2}|[1-7][0-7]{1,2}|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]{1,6}\}|[pP](?:[A-Z]|\{\^?\w+\})|[^A-Za-z0-9])/.exec(
        rest,
      ) ?? (inClass ? null : /^\\(?:[bBAzC]|Q|E)/.exec(rest));
    if (known === null) {
      if (/^\\[1-9]/.test(rest)) throw new SyntaxProblem(`back-references, ${rest.slice(0, 2)}, do not exist`);
      if (/^\\k[<{']/.test(rest)) throw new SyntaxProblem("back-references, \\k, do not exist");
      throw new SyntaxProblem(`${rest.slice(0, 2)} is no escape`);
    }
    this.advance(known[0].length, true);
  }
}
