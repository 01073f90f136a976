/**
 * Runs `build` without capturing stack traces.
 * CDKTF records one, of unlimited depth, for every token, and the generated bindings make several tokens in every
 * resource's constructor: more than nine tenths of the time that a large stack takes. Nothing here prints them.
 * While `Error.stackTraceLimit` is not a plain number V8 captures nothing. An error thrown meanwhile keeps its message
 * and loses its trace; set OUTPOST_MESH_TRACE=1 to keep traces while looking for a fault.
 */
export function withoutStackTraces<T>(build: () => T): T {
  const before = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  if (process.env["OUTPOST_MESH_TRACE"] === "1" || before?.configurable !== true) return build();
  Object.defineProperty(Error, "stackTraceLimit", {
    configurable: true,
    enumerable: true,
    get: () => 0,
    // CDKTF raises the limit before each capture.
    set: () => undefined,
  });
  try {
    return build();
  } finally {
    Object.defineProperty(Error, "stackTraceLimit", before);
  }
}
