import { ApiError } from "../errors";
import type { Input } from "../values";

/**
 * The object that a request's body holds; none at all is an empty one.
 * @throws ApiError when it is no JSON object
 */
export function parseJson(body: string): Input {
  if (body === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new ApiError("SerializationException", "The body is not valid JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ApiError("SerializationException", "The body is not a JSON object.");
  }
  return value as Input;
}
