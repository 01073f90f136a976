import { withoutStackTraces } from "../../../modules/terraform";

describe("withoutStackTraces", () => {
  const variable = "OUTPOST_MESH_TRACE";
  const before = { limit: Error.stackTraceLimit, trace: process.env[variable] };
  afterEach(() => {
    Error.stackTraceLimit = before.limit;
    if (before.trace === undefined) delete process.env[variable];
    else process.env[variable] = before.trace;
  });

  const framesOf = (error: Error) => (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).length;

  test("gives what the work gives", () => {
    expect(withoutStackTraces(() => 42)).toBe(42);
  });

  test("captures no trace, also when the work asks for one, and keeps messages", () => {
    // WHEN
    const error = withoutStackTraces(() => {
      Error.stackTraceLimit = Infinity;
      return new Error("what happened");
    });
    // THEN
    expect(framesOf(error)).toBe(0);
    expect(error.message).toBe("what happened");
  });

  test("puts the limit back", () => {
    // GIVEN
    Error.stackTraceLimit = 7;
    // WHEN
    withoutStackTraces(() => undefined);
    // THEN
    expect(Error.stackTraceLimit).toBe(7);
    expect(framesOf(new Error("later"))).toBe(7);
  });

  test("puts the limit back when the work throws, and passes the error on", () => {
    // GIVEN
    Error.stackTraceLimit = 7;
    // THEN
    expect(() =>
      withoutStackTraces(() => {
        throw new RangeError("no");
      }),
    ).toThrow(new RangeError("no"));
    expect(Error.stackTraceLimit).toBe(7);
    Error.stackTraceLimit = 9;
    expect(Error.stackTraceLimit).toBe(9);
  });

  test("may be nested", () => {
    // GIVEN
    Error.stackTraceLimit = 7;
    // WHEN
    const frames = withoutStackTraces(() => {
      withoutStackTraces(() => undefined);
      return framesOf(new Error("inside"));
    });
    // THEN
    expect(frames).toBe(0);
    expect(Error.stackTraceLimit).toBe(7);
  });

  test("keeps traces while OUTPOST_MESH_TRACE is 1", () => {
    // GIVEN
    process.env[variable] = "1";
    // THEN
    expect(framesOf(withoutStackTraces(() => new Error("look")))).toBeGreaterThan(0);
  });
});
