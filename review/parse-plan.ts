import { NotAPlanError, asPlan } from "./plan-json";
import type { PlanJson } from "./plan-json";

/** Larger plans are refused: one of 10,000 resources has a tenth of it. */
export const MAX_PLAN_BYTES = 256 * 1024 * 1024;

/** Deeper than any value of a provider; a program that walks through a plan must not run out of its stack. */
const MAX_DEPTH = 200;

/**
 * Parses what `terraform show -json` printed.
 * @throws NotAPlanError when the bytes are too many, no UTF-8, no JSON, nested too deep or no plan
 */
export function parsePlan(bytes: Uint8Array): PlanJson {
  if (bytes.length > MAX_PLAN_BYTES) {
    throw new NotAPlanError(`it is larger than ${MAX_PLAN_BYTES / 1024 / 1024} MiB, the most that is read.`);
  }
  const text = decode(bytes);
  if (text.trim() === "") throw new NotAPlanError("it is empty. `terraform show -json PLAN` prints a plan as JSON.");
  refuseDeep(bytes);
  return asPlan(parse(text));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new NotAPlanError(
      "it is not text in UTF-8. A saved plan is binary: `terraform show -json PLAN` prints it as JSON.",
    );
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The words of the parser quote the text, which may be anything.
    const isCut = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    const why = isCut ? "it begins like JSON and ends in the middle: it was cut off" : "it is not JSON";
    throw new NotAPlanError(`${why}. \`terraform show -json PLAN\` prints a plan as JSON.`);
  }
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [...'"\\{}[]'].map((char) => char.charCodeAt(0));

/** Counts brackets outside of texts, before anything is built of them. */
function refuseDeep(bytes: Uint8Array): void {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === OPEN || byte === OPEN_LIST) {
      if (++depth > MAX_DEPTH) throw new NotAPlanError(`it is nested deeper than ${MAX_DEPTH} levels.`);
    } else if (byte === CLOSE || byte === CLOSE_LIST) depth--;
  }
}
