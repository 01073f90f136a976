import { awsJson } from "../protocols";
import type { Operation, Service } from "../service";
import type { Output } from "../values";

/** The provider has every definition looked at while it plans. */
const validateStateMachineDefinition: Operation = {
  name: "ValidateStateMachineDefinition",
  answer(question) {
    const diagnostics = diagnosticsOf(question.text("definition") ?? "");
    return { result: diagnostics.length === 0 ? "OK" : "FAIL", diagnostics, truncated: false };
  },
};

/** Whether the definition is JSON whose states lead to each other; the API itself looks at far more. */
function diagnosticsOf(definition: string): Output[] {
  let machine: unknown;
  try {
    machine = JSON.parse(definition);
  } catch {
    return [diagnostic("INVALID_JSON_DESCRIPTION", "The definition is not valid JSON.", "/")];
  }
  const states = new Map(Object.entries(objectOf(objectOf(machine)["States"])));
  const leads: [place: string, to: unknown][] = [["/StartAt", objectOf(machine)["StartAt"]]];
  for (const [name, state] of states) {
    const { Next, Choices, Default } = objectOf(state);
    const choices = Array.isArray(Choices) ? Choices.map((choice) => objectOf(choice)["Next"]) : [];
    for (const to of [Next, Default, ...choices]) if (to !== undefined) leads.push([`/States/${name}/Next`, to]);
  }
  return leads
    .filter(([, to]) => typeof to !== "string" || !states.has(to))
    .map(([place, to]) => diagnostic("MISSING_TRANSITION_TARGET", `There is no state ${String(to)}.`, place));
}

function diagnostic(code: string, message: string, location: string): Output {
  return { severity: "ERROR", code, message, location };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export const stepFunctions: Service = {
  name: "states",
  protocol: awsJson({ target: "AWSStepFunctions" }),
  regional: true,
  operations: [validateStateMachineDefinition],
};
