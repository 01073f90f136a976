import { parseDocumentText, checkDocument, DocumentError } from "../document";
import { z } from "zod";
const S = z.strictObject({ name: z.string().regex(/^[a-z]+$/, "must be lower case"), n: z.int().min(1).max(5).default(2), k: z.enum(["alpha","beta"]).optional(), m: z.record(z.string(), z.strictObject({ weight: z.number() })).optional() });
for (const t of ["name: x\nnn: 3\nk: alpa\nm:\n  a: {wieght: 3}\n", "name: 3\nn: 9\nm: [1]", "a: [b\nc: d", "", "[1,2]", "__proto__: {a: 1}\nname: x", "name: X", "name: a\nname: b"]) {
  try { console.log(checkDocument(parseDocumentText("f.yaml", t), S)); } catch (e) { console.log((e as Error).message, e instanceof DocumentError); }
}
