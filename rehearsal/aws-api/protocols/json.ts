import { ApiError, UnknownOperation } from "../errors";
import { parseJson } from "./json-body";
import type { Protocol } from "./protocol";

export interface JsonOptions {
  /** What stands before the operation in `X-Amz-Target`. */
  readonly target: string;
}

/** The JSON 1.1 protocol, such as that of ECS, Systems Manager and Cloud Map: the operation stands in a header. */
export function awsJson({ target }: JsonOptions): Protocol {
  const reply = (status: number, value: object) => ({
    status,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: JSON.stringify(value),
  });
  return {
    read({ method, headers, body }, operations) {
      if (method !== "POST")
        throw new ApiError("MethodNotAllowed", `The method ${method} is not allowed here; POST is.`, 405);
      const asked = headers["x-amz-target"];
      const operation = operations.find(({ name }) => asked === `${target}.${name}`);
      if (operation === undefined) throw new UnknownOperation(asked?.split(".").at(-1) ?? "without X-Amz-Target");
      return { operation, input: parseJson(body) };
    },
    answer: (_, output) => reply(200, output),
    refuse: ({ code, message, status }) => reply(status, { __type: code, message }),
    unknown: (operation) => new ApiError("UnknownOperationException", `The operation ${operation} is not known.`),
  };
}
