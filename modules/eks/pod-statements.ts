import type { EksPlatform, MeshAccount } from "../../deployment";
import type { Account } from "../account";
import type { PolicyStatement } from "../terraform/policy";
import { controllerStatements } from "./controller-policy";

export interface PodStatementsProps {
  readonly account: Account;
  readonly platform: EksPlatform;
  /** Whether Envoys may ask App Mesh; otherwise they ask AWS for nothing. */
  readonly asksAppMesh: boolean;
  /** Template: name of the mesh. */
  readonly meshName: string;
  /** Template: name of a virtual node or gateway in App Mesh. */
  readonly nameOf: (of: MeshAccount) => string;
}

const TRACES: PolicyStatement = {
  Sid: "SendTraces",
  Action: [
    "xray:GetSamplingRules",
    "xray:GetSamplingStatisticSummaries",
    "xray:GetSamplingTargets",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ],
  Resource: ["*"],
};

/** What the pods of some service accounts may do, all together: each Envoy be its own object of the mesh. */
export function podStatements(of: readonly MeshAccount[], props: PodStatementsProps): PolicyStatement[] {
  const { account, platform, asksAppMesh, meshName, nameOf } = props;
  const envoys = of.filter(({ kind }) => kind !== "controller");
  const resources = envoys.map((one) => account.arn("appmesh", `mesh/${meshName}/${one.kind}/${nameOf(one)}`));
  return [
    ...(envoys.length === 0 || !asksAppMesh
      ? []
      : [{ Sid: "BeObjectsOfTheMesh", Action: ["appmesh:StreamAggregatedResources"], Resource: resources }]),
    ...(envoys.length === 0 || platform.envoy.tracing === undefined ? [] : [TRACES]),
    ...(envoys.length === of.length ? [] : controllerStatements(account)),
  ];
}
