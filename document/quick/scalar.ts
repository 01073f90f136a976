import { refuse } from "./text-reader";

/** What a value that is not quoted may be besides text, by the core schema of YAML 1.2. */
const NULL = /^(?:~|null|Null|NULL)$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const INTEGER = /^[-+]?[0-9]+$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const RARE = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What a value without quotes is. @throws NotSimple for numbers in forms that are rarely met */
export function plainScalar(text: string): unknown {
  if (!/^[-+.~0-9nNtTfF]/.test(text)) return text;
  if (INTEGER.test(text)) return parseInt(text, 10);
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (DECIMAL.test(text)) return parseFloat(text);
  return RARE.test(text) ? refuse() : text;
}
