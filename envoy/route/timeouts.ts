import type { RequestTimeout } from "../../deployment";
import { seconds } from "../duration";
import type { Message } from "../json";

/** How long a request lasted at most where nothing was said (App Mesh user guide, routes and virtual nodes). */
export const DEFAULT_REQUEST_TIMEOUT = "15s";

/** How long a stream was silent at most where nothing was said (App Mesh user guide, routes). */
export const DEFAULT_IDLE_TIMEOUT = "300s";

/** Timeouts of a route. Envoy takes 0 as App Mesh did: no limit. */
export function routeTimeouts(timeout: RequestTimeout | undefined): Message {
  return {
    timeout: timeout?.perRequest === undefined ? DEFAULT_REQUEST_TIMEOUT : seconds(timeout.perRequest),
    ...(timeout?.idle === undefined ? {} : { idle_timeout: seconds(timeout.idle) }),
  };
}
