import { durationText, millisOf, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";
import { DEFAULT_REQUEST_TIMEOUT } from "./hop-timeout";

export const retriesFit: SynthRule = {
  id: "OM-M075",
  title: "The request timeout of a route leaves time for all its retries",
  severity: "warning",
  stages: ["synth"],
  why: "The request timeout ends the retries, too: those that do not fit never happen. Without one App Mesh's 15 s hold.",
  remedy: "Lengthen `timeout.perRequest` to at least maxRetries times perRetryTimeout, or shorten these.",
  source: "App Mesh user guide, routes, timeouts",
  *inspect(subject) {
    for (const { route, retryPolicy, timeout, at } of routeParts(subject)) {
      if (retryPolicy === undefined) continue;
      const { maxRetries, perRetryTimeout } = retryPolicy;
      const request = timeout?.perRequest ?? DEFAULT_REQUEST_TIMEOUT;
      // 0 means no timeout.
      if (request.value === 0 || maxRetries * millisOf(perRetryTimeout) <= millisOf(request)) continue;
      const given = timeout?.perRequest === undefined ? "App Mesh's default of " : "";
      yield {
        path: at("retryPolicy"),
        message: `${route.label} retries ${maxRetries} times for ${durationText(perRetryTimeout)} each, longer than its request timeout, ${given}${durationText(request)}.`,
      };
    }
  },
};
