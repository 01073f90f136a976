/** Form of an Outpost ARN (Outposts API reference, pattern of OutpostArn). */
export const OUTPOST_ARN = /^arn:(aws(?:-[a-z]+)*):outposts:([a-z\d-]+):(\d{12}):outpost\/(op-[a-f0-9]{17})$/;

/** An Outpost ARN, taken apart. */
export interface OutpostArn {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  /** The account that owns the Outpost; another account may use it when it is shared. */
  readonly account: string;
  readonly id: string;
}

/** Takes an Outpost ARN apart; undefined when it is malformed. */
export function parseOutpostArn(arn: string): OutpostArn | undefined {
  const match = OUTPOST_ARN.exec(arn);
  if (match === null) return undefined;
  return { arn, partition: match[1]!, region: match[2]!, account: match[3]!, id: match[4]! };
}

/** What an Outpost is built as (Outposts API, SupportedHardwareType). */
export const OUTPOST_FORMS = ["rack", "server"] as const;
export type OutpostForm = (typeof OUTPOST_FORMS)[number];
