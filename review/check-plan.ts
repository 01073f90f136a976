import { isRecord } from "./json-value";

/** Most mistakes that are named. */
const NAMED = 5;

/**
 * What of a value that says it is a plan has another form than a plan's. Only the parts that a review reads are looked
 * at; a plan that was changed by hand or made by another program may hold anything.
 */
export function mistakesIn(plan: Readonly<Record<string, unknown>>): string[] {
  const mistakes: string[] = [];
  const say = (path: string, needed: string) => mistakes.push(`${path} is no ${needed}`);
  for (const key of ["resource_changes", "resource_drift"]) {
    if (isListOr(plan[key], key, say))
      for (const [index, each] of (plan[key] as unknown[]).entries()) {
        checkChange(each, `${key}[${index}]`, say);
        if (mistakes.length >= NAMED) return mistakes;
      }
  }
  if (isListOr(plan["checks"], "checks", say))
    for (const [index, each] of (plan["checks"] as unknown[]).entries()) checkCheck(each, `checks[${index}]`, say);
  for (const [name, each] of entriesOr(plan["output_changes"], "output_changes", say))
    checkActions(each, `output_changes.${name}`, say);
  for (const [name, each] of entriesOr(plan["variables"], "variables", say))
    if (!isRecord(each)) say(`variables.${name}`, "object");
  for (const key of ["timestamp", "terraform_version"])
    if (plan[key] !== undefined && typeof plan[key] !== "string") say(key, "text");
  for (const key of ["errored", "complete"])
    if (plan[key] !== undefined && typeof plan[key] !== "boolean") say(key, "true or false");
  checkConfiguration(plan["configuration"], say);
  checkPriorState(plan["prior_state"], say);
  return mistakes.slice(0, NAMED);
}

type Say = (path: string, needed: string) => unknown;

function checkChange(value: unknown, path: string, say: Say): void {
  if (!isRecord(value)) return void say(path, "object");
  for (const key of ["address", "mode", "type", "name"])
    if (typeof value[key] !== "string") say(`${path}.${key}`, "text");
  for (const key of ["previous_address", "action_reason"])
    if (value[key] !== undefined && typeof value[key] !== "string") say(`${path}.${key}`, "text");
  const { change } = value;
  checkActions(change, `${path}.change`, say);
  if (!isRecord(change)) return;
  for (const side of ["before", "after"])
    if (change[side] !== undefined && change[side] !== null && !isRecord(change[side]))
      say(`${path}.change.${side}`, "object");
  const { replace_paths: paths, importing } = change;
  if (paths !== undefined && !(Array.isArray(paths) && paths.every((each) => Array.isArray(each))))
    say(`${path}.change.replace_paths`, "list of paths");
  if (importing !== undefined && !isRecord(importing)) say(`${path}.change.importing`, "object");
}

function checkActions(value: unknown, path: string, say: Say): void {
  if (!isRecord(value)) return void say(path, "object");
  const { actions } = value;
  if (!Array.isArray(actions) || !actions.every((each) => typeof each === "string"))
    say(`${path}.actions`, "list of texts");
}

function checkCheck(value: unknown, path: string, say: Say): void {
  if (!isRecord(value)) return void say(path, "object");
  const { address, status, instances } = value;
  if (!isRecord(address) || typeof address["kind"] !== "string" || typeof address["to_display"] !== "string")
    say(`${path}.address`, "address");
  if (typeof status !== "string") say(`${path}.status`, "text");
  const isInstance = (each: unknown) =>
    isRecord(each) &&
    (each["problems"] === undefined || (Array.isArray(each["problems"]) && each["problems"].every(isRecord)));
  if (instances !== undefined && !(Array.isArray(instances) && instances.every(isInstance)))
    say(`${path}.instances`, "list of instances");
}

function checkConfiguration(value: unknown, say: Say): void {
  if (value === undefined) return;
  if (!isRecord(value)) return void say("configuration", "object");
  const { root_module: root } = value;
  if (root === undefined) return;
  if (!isRecord(root)) return void say("configuration.root_module", "object");
  const { resources, variables } = root;
  const hasAddress = (each: unknown) => isRecord(each) && typeof each["address"] === "string";
  if (resources !== undefined && !(Array.isArray(resources) && resources.every(hasAddress)))
    say("configuration.root_module.resources", "list of resources");
  for (const [name, each] of entriesOr(variables, "configuration.root_module.variables", say))
    if (!isRecord(each)) say(`configuration.root_module.variables.${name}`, "object");
}

function checkPriorState(value: unknown, say: Say): void {
  const path = "prior_state.values.root_module.resources";
  let part = value;
  for (const key of ["values", "root_module", "resources"]) {
    if (part === undefined) return;
    if (!isRecord(part)) return void say(path, "list of resources");
    part = part[key];
  }
  if (part !== undefined && !(Array.isArray(part) && part.every(isRecord))) say(path, "list of resources");
}

/** Whether a value is a list; one that is neither absent nor a list is a mistake. */
function isListOr(value: unknown, path: string, say: Say): boolean {
  if (value !== undefined && !Array.isArray(value)) say(path, "list");
  return Array.isArray(value);
}

function entriesOr(value: unknown, path: string, say: Say): [string, unknown][] {
  if (value !== undefined && value !== null && !isRecord(value)) say(path, "object");
  return isRecord(value) ? Object.entries(value) : [];
}
