/** Something outside the user's files that stands in the way, in words for the user. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";
}
