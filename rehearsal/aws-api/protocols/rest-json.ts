import { ApiError, UnknownOperation } from "../errors";
import type { Input, InputValue } from "../values";
import { parseJson } from "./json-body";
import type { ApiRequest, Call, Protocol, Route } from "./protocol";

/** The REST protocol with JSON, such as that of Outposts, EKS and App Mesh: the operation is a method and a path. */
export function restJson(): Protocol {
  const reply = (status: number, headers: Record<string, string>, value: object) => ({
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  });
  return {
    read,
    answer: (_, output) => reply(200, {}, output),
    refuse: ({ code, message, status }) => reply(status, { "x-amzn-errortype": code }, { Message: message, message }),
    unknown: (operation) => new ApiError("UnknownOperationException", `${operation} is not known.`, 404),
  };
}

function read<T extends Route>({ method, path, query, body }: ApiRequest, operations: readonly T[]): Call<T> {
  let isPathKnown = false;
  for (const operation of operations) {
    const [wanted, pattern] = (operation.route ?? "").split(" ");
    const named = pattern === undefined ? undefined : parametersIn(path, pattern);
    if (named === undefined) continue;
    if (wanted === method) return { operation, input: { ...parseJson(body), ...inQuery(query), ...named } };
    isPathKnown = true;
  }
  if (isPathKnown) throw new ApiError("MethodNotAllowedException", `The method ${method} is not allowed here.`, 405);
  throw new UnknownOperation(`${method} ${path}`);
}

/** What stands in a path for the `{Name}` of a pattern; undefined when the path is another. An ARN's slash is escaped. */
function parametersIn(path: string, pattern: string): Input | undefined {
  const given = path.split("/");
  const wanted = pattern.split("/");
  if (given.length !== wanted.length) return undefined;
  const named: [string, InputValue][] = [];
  for (const [index, step] of wanted.entries()) {
    const value = unescaped(given[index]!);
    const name = /^\{(\w+)\}$/.exec(step)?.[1];
    if (name !== undefined && value !== "") named.push([name, value]);
    else if (value !== step) return undefined;
  }
  return Object.fromEntries(named);
}

function unescaped(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    throw new ApiError("SerializationException", "The path is malformed.");
  }
}

/** Query parameters may stand several times: all are lists. */
function inQuery(query: URLSearchParams): Input {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}
