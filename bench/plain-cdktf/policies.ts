/** Trust policy of a role that an AWS service takes. */
export function assumedBy(service: string, condition?: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: service },
        ...(condition === undefined ? {} : { Condition: condition }),
      },
    ],
  });
}

/** Policy of `Allow` statements. */
export function allowing(...statements: readonly { Sid: string; Action: string[]; Resource: string[] }[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ Sid, ...rest }) => ({ Sid, Effect: "Allow", ...rest })),
  });
}
