import { gatewayRoutesAt, routesAt } from "./routes";
import type { UpdateRule } from "./update";

export const routesReplaced: UpdateRule = {
  id: "OM-U002",
  title: "Routes are not taken away and made anew while requests use them",
  severity: "warning",
  stages: ["review"],
  why: "Between the end of the old route and the arrival of the new one at every Envoy, some seconds, requests that only this route matches are answered with 404.",
  remedy:
    "Apply it when few requests come, or make a second router beside the first and switch the virtual service over.",
  source: "App Mesh user guide, routes; Envoy documentation, HTTP routing",
  *examine(changes) {
    for (const { change } of [...routesAt(changes, "before"), ...gatewayRoutesAt(changes, "before")]) {
      if (change.action !== "replace") continue;
      yield { address: change.address, message: "it is destroyed before the new one is created." };
    }
  },
};
