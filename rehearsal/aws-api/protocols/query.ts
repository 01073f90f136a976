import { ApiError, UnknownOperation } from "../errors";
import type { Output } from "../values";
import { parseForm } from "./form";
import type { ApiReply, ApiRequest, Call, Protocol, Route } from "./protocol";
import { escapeXml, xmlElement } from "./xml";

/** The same on every run, as everything here. */
export const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

export interface QueryOptions {
  /** XML namespace of the answers. */
  readonly namespace: string;
}

/** The EC2 API's protocol: forms in, XML out. */
export function ec2Query({ namespace }: QueryOptions): Protocol {
  return {
    read: readForm,
    answer: (operation, output) =>
      xml(
        200,
        `<${operation}Response xmlns="${namespace}"><requestId>${REQUEST_ID}</requestId>${members(output, "item")}</${operation}Response>`,
      ),
    refuse: ({ code, message, status }) =>
      xml(
        status,
        `<Response><Errors><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${REQUEST_ID}</RequestID></Response>`,
      ),
    unknown: invalidAction,
  };
}

/** The query protocol of the older APIs, such as STS, IAM and Elastic Load Balancing: forms in, XML out. */
export function awsQuery({ namespace }: QueryOptions): Protocol {
  return {
    read: readForm,
    answer: (operation, output) =>
      xml(
        200,
        `<${operation}Response xmlns="${namespace}"><${operation}Result>${members(output, "member")}</${operation}Result>` +
          `<ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${operation}Response>`,
      ),
    refuse: ({ code, message, status }) =>
      xml(
        status,
        `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
      ),
    unknown: invalidAction,
  };
}

function readForm<T extends Route>({ method, body }: ApiRequest, operations: readonly T[]): Call<T> {
  if (method !== "POST")
    throw new ApiError("MethodNotAllowed", `The method ${method} is not allowed here; POST is.`, 405);
  const input = parseForm(body);
  const action = input["Action"];
  if (typeof action !== "string") throw new ApiError("MissingAction", "The request must contain the parameter Action.");
  const operation = operations.find(({ name }) => name === action);
  if (operation === undefined) throw new UnknownOperation(action);
  return { operation, input };
}

function invalidAction(operation: string): ApiError {
  return new ApiError("InvalidAction", `The action ${operation} is not valid for this web service.`);
}

function members(output: Output, item: string): string {
  return Object.entries(output)
    .map(([name, value]) => xmlElement(name, value, item))
    .join("");
}

function xml(status: number, body: string): ApiReply {
  return {
    status,
    headers: { "content-type": "text/xml;charset=UTF-8" },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
