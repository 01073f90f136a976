import type { PlanRule } from "../rule";
import { WHILE_DOWN, downOutposts, saidDown } from "./down";
import type { LinkFacts } from "./facts";

export const linkNotDown: PlanRule<LinkFacts> = {
  id: "OM-P021",
  title: "No service link is known to be down",
  severity: "warning",
  stages: ["check"],
  why: "While the link is down nothing on the Outpost can be started, stopped or replaced from the Region; what runs goes on. The status is what the last change of the alarm said; before the first it is unknown, which is not held against anybody.",
  remedy:
    "Restore the connection; metrics that were held back on the Outpost for up to seven days arrive afterwards. Apply what does not touch the Outpost, or wait.",
  source: "Outposts user guide (racks), CloudWatch metrics, ConnectedStatus; Outposts FAQ, loss of the service link",
  assert: (facts) => ({
    condition: `try(length(${downOutposts(facts)}) == 0, false)`,
    message: `${saidDown(facts)}. ${WHILE_DOWN} The parameter is behind the link by ${facts.delay}.`,
  }),
};
