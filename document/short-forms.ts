/** Tags that stand for a key: with `!Ref` for `Ref`, `!Ref X` is read as `{Ref: X}`. */
export type ShortForms = ReadonlyMap<string, string>;
