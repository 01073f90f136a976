import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import { WHILE_DOWN, saidDown } from "./down";
import type { MeshRevisionFacts } from "./facts";

export const meshUnchangedWhileDown: PlanRule<MeshRevisionFacts> = {
  id: "OM-P020",
  title: "Nothing of the mesh changes while a service link is down",
  severity: "error",
  stages: ["precondition", "review"],
  why: "App Mesh's control plane is in the Region. It would take a change, but no Envoy on the Outpost would hear of it, and whatever starts or changes in the Region would follow another mesh than the Outpost does. The status is an SSM parameter that the alarm on ConnectedStatus writes; the plan reads it once, so a plan that is applied later does not ask again. Destroying everything is not stopped: Terraform evaluates no precondition then. Where Terraform itself runs behind the lost link, the parameter cannot be read and the plan stops with the provider's error.",
  remedy:
    "Wait until the link is up and the alarm has seen it, or take the changes of the mesh out of this plan. If you know better than the parameter, write it: `aws ssm put-parameter --overwrite --type String --value up --name NAME`.",
  source:
    "App Mesh user guide, App Mesh on AWS Outposts, network connectivity considerations; Outposts user guide (racks), CloudWatch metrics, ConnectedStatus",
  assert: (facts) => ({
    condition: `try(!contains(values(${facts.statuses}), "down") || ${facts.applied} == ${facts.planned}, false)`,
    message: `${saidDown(facts)}, and this plan changes the mesh (revision ${placeholder(
      `substr(${facts.applied}, 0, 12)`,
      "not applied yet",
    )}, planned ${placeholder(`substr(${facts.planned}, 0, 12)`, "unknown")}). ${WHILE_DOWN} The parameter is behind the link by ${facts.delay}, both when it drops and when it is back.`,
  }),
};
