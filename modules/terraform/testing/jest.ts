import { matchCheck } from "./match-check";
import type { ExpectedCheck } from "./match-check";

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way jest's matchers are declared
  namespace jest {
    interface Matchers<R> {
      /** The synthesised stack has a check block of that name, as expected. */
      toHaveCheck(name: string | RegExp, expected?: ExpectedCheck): R;
    }
  }
}

/**
 * Adds `toHaveCheck` to jest's `expect`. Call it in a `setupFilesAfterEnv` file or at the top of a test.
 * @throws when there is no global `expect`
 */
export function setupJest(): void {
  const expect = (globalThis as { expect?: jest.Expect }).expect;
  if (expect === undefined) {
    throw new Error(
      "setupJest() needs jest's global expect: call it from a file of `setupFilesAfterEnv`, or from a test.",
    );
  }
  expect.extend({
    toHaveCheck(received: string, name: string | RegExp, expected?: ExpectedCheck) {
      const { pass, message } = matchCheck(received, name, expected);
      return { pass, message: () => message };
    },
  });
}
