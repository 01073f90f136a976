import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const kindsApplied: SynthRule = {
  id: "OM-K036",
  title: "The controller's kinds are in the cluster before the mesh is planned",
  severity: "note",
  stages: ["synth"],
  why: "Terraform asks the cluster about the kind of every object when it plans. The kinds of App Mesh's controller are not in its chart, so a first plan without them fails; a small change of such an object may be planned as a replacement.",
  remedy:
    'Apply them once, before the first plan of the workloads: `kubectl apply -k "https://github.com/aws/eks-charts/stable/appmesh-controller/crds?ref=master"`; read replacements before they are applied.',
  source: "eks-charts stable/appmesh-controller, README; github.com/aws/aws-app-mesh-controller-for-k8s issue 714",
  *inspect({ deployment }) {
    if (eksOf(deployment)?.injection !== "controller") return;
    const message = "the kinds of appmesh.k8s.aws must be in the cluster before its workloads are planned.";
    yield { path: ["workloads", "injection"], message };
  },
};
