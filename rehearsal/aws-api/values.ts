/** What an operation is asked, whatever the protocol wrote it in. */
export type Input = { readonly [name: string]: InputValue };
export type InputValue = string | number | boolean | null | readonly InputValue[] | Input;

/** What an operation answers, in the words of its API; what is undefined is left out. */
export type Output = { readonly [name: string]: OutputValue };
export type OutputValue = string | number | boolean | undefined | readonly OutputValue[] | Output;
