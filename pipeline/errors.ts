/** The command cannot do what was asked, for a reason that the user can mend. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
