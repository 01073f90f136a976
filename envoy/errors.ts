/**
 * A mesh that cannot be compiled. The rules of `envoy` mode find the same before, with a place in the file and a remedy;
 * who compiles without them gets this.
 */
export class EnvoyCompileError extends Error {
  override readonly name = "EnvoyCompileError";
}
