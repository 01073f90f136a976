/** The part that is used here; the package has no types of its own. */
declare module "@aml-org/amf-custom-validator" {
  export function initialize(done: (error: Error | undefined) => void): void;
  export function validate(profile: string, data: string, debug: boolean, done: (report: unknown) => void): void;
  export function exit(): void;
}
