import { defineDeployment } from "../../../deployment";
import { boundedName } from "../../../modules/connectivity/bounded-name";
import { TWO_WATCHED, watchedMesh, watchedSite } from "../../support/unit/connectivity-cases";
import { network } from "../../support/unit/sites";
import { stackOf, statementsOf } from "../../support/unit/stacks";

const ACCOUNT = "${data.aws_caller_identity.connectivity.account_id}";
const LABEL = "a".repeat(32);

describe("the plumbing that keeps a link status", () => {
  const stack = stackOf(watchedSite());
  const policyOf = (name: string) =>
    statementsOf(stack.resource<{ policy: string }>("aws_iam_role_policy", name).policy);
  const trust = (name: string) =>
    statementsOf(stack.resource<{ assume_role_policy: string }>("aws_iam_role", name).assume_role_policy);

  test("begins with a parameter that is no secret, is not known yet, and is the alarm's to change", () => {
    expect(stack.resource("aws_ssm_parameter", "link-status--factory")).toEqual({
      name: "/outpost-mesh/shop/link-status/factory",
      type: "String",
      tier: "Standard",
      description: "Service link of Outpost factory, as the alarm on ConnectedStatus last said",
      allowed_pattern: "^(up|down|unknown)$",
      insecure_value: "unknown",
      lifecycle: { ignore_changes: ["insecure_value"] },
    });
  });

  test("hears the changes of that one alarm", () => {
    const { event_pattern: pattern } = stack.resource<{ event_pattern: string }>(
      "aws_cloudwatch_event_rule",
      "link-status--factory",
    );
    expect(JSON.parse(pattern)).toEqual({
      source: ["aws.cloudwatch"],
      "detail-type": ["CloudWatch Alarm State Change"],
      resources: [`arn:aws:cloudwatch:eu-central-1:${ACCOUNT}:alarm:shop-factory-connected`],
    });
    const alarm = stack.resource("aws_cloudwatch_metric_alarm", "factory--connected");
    expect(alarm["alarm_name"]).toBe("shop-factory-connected");
  });

  test("may start that one machine, and the machine may write that one parameter: nothing else", () => {
    expect(policyOf("link-events--factory")).toEqual([
      {
        Sid: "StartTheWriter",
        Effect: "Allow",
        Action: ["states:StartExecution"],
        Resource: ["${aws_sfn_state_machine.link-status--factory.arn}"],
      },
    ]);
    expect(policyOf("link-status--factory")).toEqual([
      {
        Sid: "WriteTheParameter",
        Effect: "Allow",
        Action: ["ssm:PutParameter"],
        Resource: ["${aws_ssm_parameter.link-status--factory.arn}"],
      },
    ]);
  });

  test("lends its roles to those two alone", () => {
    expect(trust("link-events--factory")[0]).toMatchObject({
      Principal: { Service: "events.amazonaws.com" },
      Condition: {
        ArnLike: { "aws:SourceArn": "${aws_cloudwatch_event_rule.link-status--factory.arn}" },
        StringEquals: { "aws:SourceAccount": ACCOUNT },
      },
    });
    expect(trust("link-status--factory")[0]).toMatchObject({
      Principal: { Service: "states.amazonaws.com" },
      Condition: {
        ArnLike: { "aws:SourceArn": `arn:aws:states:eu-central-1:${ACCOUNT}:stateMachine:shop-factory-link-status` },
      },
    });
    expect(stack.resource("aws_sfn_state_machine", "link-status--factory")["name"]).toBe("shop-factory-link-status");
  });

  test("tells somebody when a status could not be written", () => {
    expect(stack.resource("aws_cloudwatch_metric_alarm", "factory--link-status-failed")).toMatchObject({
      metric_name: "ExecutionsFailed",
      dimensions: { StateMachineArn: "${aws_sfn_state_machine.link-status--factory.arn}" },
      alarm_actions: ["arn:aws:sns:eu-central-1:111122223333:operations"],
    });
  });

  test("writes logs only on request, into a group of its own", () => {
    expect(stack.resource("aws_sfn_state_machine", "link-status--factory")).not.toHaveProperty("logging_configuration");
    const kmsKey = "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-4000-a000-000000000000";
    const logging = stackOf(watchedSite({ linkStatus: { keep: true, executionLogs: { retentionDays: 7, kmsKey } } }));
    expect(logging.resource("aws_cloudwatch_log_group", "link-status--factory")).toMatchObject({
      retention_in_days: 7,
      kms_key_id: kmsKey,
    });
    expect(logging.resource("aws_sfn_state_machine", "link-status--factory")).toMatchObject({
      logging_configuration: { level: "ERROR", include_execution_data: false },
    });
  });

  test("is there once for each Outpost", () => {
    // GIVEN
    const two = watchedSite(
      { serviceLinks: {} },
      {
        network: { ...TWO_WATCHED, endpoints: "existing", regionalSubnets: [] },
        services: undefined,
        workloads: undefined,
      },
    );
    // THEN
    const stackOfTwo = stackOf(two);
    for (const kind of ["aws_ssm_parameter", "aws_sfn_state_machine", "aws_cloudwatch_event_rule"]) {
      expect(stackOfTwo.names(kind)).toEqual(["link-status--depot", "link-status--factory"]);
    }
    expect(stackOfTwo.text).toContain(
      'contains([\\"/outpost-mesh/shop/link-status/depot\\", \\"/outpost-mesh/shop/link-status/factory\\"], name)',
    );
  });

  test("has names that AWS takes, however long those of the file are", () => {
    const long = stackOf(
      watchedSite(
        { serviceLinks: {} },
        {
          name: LABEL,
          network: network({ outposts: [{ ...network().outposts[0]!, name: "b".repeat(32) }] }),
          services: undefined,
          workloads: undefined,
        },
      ),
    );
    for (const kind of ["aws_iam_role", "aws_cloudwatch_event_rule", "aws_sfn_state_machine"]) {
      for (const { name } of Object.values(long.all<{ name: string }>(kind)))
        expect(name.length).toBeLessThanOrEqual(64);
    }
    expect(boundedName(LABEL, "b".repeat(32), "x")).not.toBe(boundedName(LABEL, `${"b".repeat(31)}c`, "x"));
    expect(boundedName("a", "b")).toBe("a-b");
  });
});

describe("the state machine", () => {
  interface State {
    readonly Type: string;
    readonly Choices?: readonly { readonly Variable: string; readonly StringEquals: string; readonly Next: string }[];
    readonly Default?: string;
    readonly Next?: string;
    readonly Result?: string;
    readonly Resource?: string;
    readonly Parameters?: Readonly<Record<string, unknown>>;
  }
  const stack = stackOf(watchedSite());
  const { definition } = stack.resource<{ definition: string }>("aws_sfn_state_machine", "link-status--factory");
  const machine = JSON.parse(definition) as { StartAt: string; States: Record<string, State> };

  /** What the machine writes when the alarm is in that state. */
  const written = (value: string): string | undefined => {
    const { Choices = [], Default } = machine.States[machine.StartAt]!;
    const next = Choices.find(({ StringEquals }) => StringEquals === value)?.Next ?? Default!;
    return machine.States[next]!.Result;
  };

  test.each([
    ["ALARM", "down"],
    ["OK", "up"],
    ["INSUFFICIENT_DATA", "unknown"],
  ])("makes %s of the alarm %s", (state, status) => {
    expect(written(state)).toBe(status);
  });

  test("writes of the parameter what Terraform wrote, so that a plan finds nothing changed", () => {
    const { Resource, Parameters } = machine.States["Write"]!;
    expect(Resource).toBe("arn:aws:states:::aws-sdk:ssm:putParameter");
    const parameter = stack.resource("aws_ssm_parameter", "link-status--factory");
    expect(Parameters).toEqual({
      Name: parameter["name"],
      Type: parameter["type"],
      Tier: parameter["tier"],
      Description: parameter["description"],
      AllowedPattern: parameter["allowed_pattern"],
      "Value.$": "$.status",
      Overwrite: true,
    });
  });
});

describe("what a plan reads", () => {
  test("is read as text paths, which Terraform reads while it plans", () => {
    expect(stackOf(watchedSite()).data("aws_ssm_parameters_by_path")).toMatchObject({
      "link-status--shop": { path: "/outpost-mesh/shop", recursive: true, with_decryption: false },
    });
    expect(Object.keys(stackOf(watchedMesh()).data("aws_ssm_parameters_by_path"))).toEqual([
      "app-mesh-regions",
      "link-status--factory-network",
      "link-status--shop",
    ]);
  });

  test("is nothing unless it is asked for", () => {
    const stack = stackOf(watchedSite({ linkStatus: undefined }));
    expect(Object.keys(stack.data("aws_ssm_parameters_by_path"))).toEqual(["app-mesh-regions"]);
    expect(stack.kinds.filter((kind) => /ssm|sfn|event/.test(kind))).toEqual([]);
    expect(stack.names("terraform_data")).not.toContain("OM-P020_mesh");
  });

  test("stops every object of a mesh, also of one that exists already", () => {
    const created = stackOf(watchedSite()).resource("aws_appmesh_mesh", "shop");
    expect(created["depends_on"]).toContain("terraform_data.OM-P020_mesh");
    const existing = stackOf(
      defineDeployment({
        name: "shop",
        region: "eu-central-1",
        mesh: { meshName: "theirs", existing: true },
        services: { web: { port: 80 } },
        connectivity: { linkStatus: { from: "factory-network" } },
      }),
    );
    const objects = existing.kinds.filter((kind) => kind.startsWith("aws_appmesh_"));
    expect(objects).toHaveLength(4);
    for (const kind of objects) {
      for (const object of Object.values(existing.all(kind))) {
        expect(object["depends_on"]).toContain("terraform_data.OM-P020_mesh");
      }
    }
  });

  test("has no gate where there is no mesh, and warns all the same", () => {
    const stack = stackOf(watchedSite({}, { services: undefined, workloads: undefined }));
    expect(stack.names("terraform_data")).not.toContain("OM-P020_mesh");
    expect(stack.checks).toContain("OM-P021_service-link");
  });
});

describe("the status that another deployment keeps", () => {
  const statusOf = (linkStatus: { from: string; outposts?: string[] }) => {
    const stack = stackOf(watchedMesh({ linkStatus }));
    const checks = stack.part("check") as Record<string, { assert: { condition: string }[] }>;
    return {
      local: (stack.part("locals") as Record<string, string>)["link_status"],
      check: checks["OM-P023_service-link"]!.assert[0]!.condition,
    };
  };

  test("counts for every Outpost of that deployment, or for those that are named", () => {
    const prefix = "/outpost-mesh/factory-network/link-status/";
    expect(statusOf({ from: "factory-network" }).local).toContain(`if startswith(name, "${prefix}")`);
    expect(statusOf({ from: "factory-network", outposts: ["depot", "factory"] }).local).toContain(
      `if contains(["${prefix}depot", "${prefix}factory"], name)`,
    );
  });

  test("must be there for each of those", () => {
    expect(statusOf({ from: "factory-network", outposts: ["factory", "depot"] }).check).toBe(
      '${try(length(setsubtract(["depot", "factory"], keys(local.link_status))) == 0, false)}',
    );
  });
});
