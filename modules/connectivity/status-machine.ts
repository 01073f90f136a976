/** What a link status can be. */
export const LINK_STATUSES = ["up", "down", "unknown"] as const;

/** Everything that Terraform writes of a parameter but its value. */
export interface KeptParameter {
  readonly Name: string;
  readonly Type: "String";
  readonly Tier: "Standard";
  readonly Description: string;
  readonly AllowedPattern: string;
}

/**
 * The definition of the state machine that writes an alarm's state into a parameter, in Amazon States Language.
 * It writes again what Terraform wrote of the parameter, so that Terraform finds what it left.
 */
export function statusMachine(partition: string, parameter: KeptParameter): string {
  const state = "$.detail.state.value";
  const pass = (status: string) => ({ Type: "Pass", Result: status, ResultPath: "$.status", Next: "Write" });
  return JSON.stringify({
    Comment: "Keeps the state of an Outpost's service link where a plan can read it.",
    StartAt: "Judge",
    States: {
      Judge: {
        Type: "Choice",
        Choices: [
          { Variable: state, StringEquals: "ALARM", Next: "Down" },
          { Variable: state, StringEquals: "OK", Next: "Up" },
        ],
        Default: "Unknown",
      },
      Down: pass("down"),
      Up: pass("up"),
      Unknown: pass("unknown"),
      Write: {
        Type: "Task",
        Resource: `arn:${partition}:states:::aws-sdk:ssm:putParameter`,
        Parameters: { ...parameter, "Value.$": "$.status", Overwrite: true },
        // Short, so that a late write does not overtake that of the next change.
        Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
        End: true,
      },
    },
  });
}
