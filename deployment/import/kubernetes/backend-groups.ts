import { didYouMean } from "../../../document";
import { child, descend, entries, isMapping, items, textAt, withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { nameOf } from "../arn";
import type { Remarks } from "../remarks";
import type { Cluster } from "./cluster";
import type { Resource } from "./resources";

/** Name under which a node takes every virtual service of a namespace, without there being such a group. */
const EVERYTHING = "*";

/** A node has at most 50 backends by default; groups of everything in everything grow past every bound in no time. */
const MAX_BACKENDS = 100_000;

/**
 * Takes the groups of backends that nodes name for the virtual services in them, as the controller does: App Mesh
 * itself has backends alone.
 */
export class BackendGroups {
  /** Names of the virtual services in each group that a node has named. */
  private readonly used = new Map<Resource, readonly string[]>();
  private readonly everything = new Map<string, readonly string[]>();
  private left = MAX_BACKENDS;

  constructor(
    private readonly cluster: Cluster,
    private readonly remarks: Remarks,
  ) {}

  /** The spec of a node with the backends of its groups among its own; each virtual service is there once. */
  joined(node: Resource, spec: Cursor): Cursor {
    const groups = child(spec, "backendGroups");
    if (groups === undefined || !isMapping(spec.value)) return spec;
    if (!Array.isArray(groups.value)) {
      this.remarks.problem(groups, "backendGroups is no list: its backends are not taken.");
      return spec;
    }
    const backends = child(spec, "backends");
    if (backends !== undefined && !Array.isArray(backends.value)) return spec;
    const own = backends === undefined ? [] : items(backends);
    const known = new Set(own.map((backend) => this.serviceOf(backend, node)));
    const added: object[] = [];
    for (const name of items(groups).flatMap((reference) => this.bounded(reference, this.namesIn(reference, node)))) {
      if (known.has(name)) continue;
      known.add(name);
      // A name in the place of an ARN is taken as it is: what the group refers to is resolved already.
      added.push({ virtualService: { virtualServiceARN: name } });
    }
    return added.length === 0
      ? spec
      : withValue(spec, { ...spec.value, backends: [...own.map(({ value }) => value), ...added] });
  }

  /** Lists a group that no node of the input uses. */
  listUnused(group: Resource): void {
    if (this.used.has(group)) return;
    const message = `BackendGroup "${group.name}" is not taken: no VirtualNode in these files names it.`;
    this.remarks.note(group.at, message, "value");
  }

  private bounded(reference: Cursor, names: readonly string[]): readonly string[] {
    this.left -= names.length;
    if (this.left >= 0) return names;
    this.remarks.problem(reference, `the groups hold more than ${MAX_BACKENDS} backends in all: these are not taken.`);
    return [];
  }

  /** Names in App Mesh of the virtual services that a reference to a group stands for. */
  private namesIn(reference: Cursor, node: Resource): readonly string[] {
    const name = this.referredName(reference);
    if (name === undefined) return [];
    const namespace = textAt(reference, "namespace") || node.namespace;
    if (name === EVERYTHING) return this.everythingIn(namespace, reference, node);
    const group = this.cluster.find("BackendGroup", namespace, name);
    if (group === undefined) {
      const message = `BackendGroup "${name}" of namespace "${namespace}" is not in these files: the backends in it are missing from VirtualNode "${node.awsName}".`;
      this.remarks.problem(reference, message);
      return [];
    }
    const names = this.used.get(group) ?? this.namesOf(group);
    this.used.set(group, names);
    return names;
  }

  private namesOf(group: Resource): readonly string[] {
    const spec = child(group.at, "spec") ?? withValue(group.at, {});
    this.listUnknown(spec, ["virtualservices", "meshRef"], "of a BackendGroup");
    const services = child(spec, "virtualservices");
    if (services === undefined) return [];
    if (!Array.isArray(services.value)) {
      this.remarks.problem(services, "virtualservices is no list: its backends are not taken.");
    }
    return items(services).flatMap((each) => this.serviceName(each, group) ?? []);
  }

  private everythingIn(namespace: string, reference: Cursor, node: Resource): readonly string[] {
    const mesh = this.cluster.meshOf(node);
    const key = JSON.stringify([namespace, mesh]);
    const names =
      this.everything.get(key) ??
      this.cluster
        .all("VirtualService")
        .filter((service) => service.namespace === namespace && this.cluster.meshOf(service) === mesh)
        .map(({ awsName }) => awsName);
    this.everything.set(key, names);
    const message = `"${EVERYTHING}" stands for every virtual service of namespace "${namespace}": the ${names.length} in these files are taken.`;
    if (names.length === 0) this.remarks.problem(reference, message);
    else this.remarks.note(reference, message, "value");
    return names;
  }

  /** Name in App Mesh of a virtual service that a group refers to; undefined when it does not say which. */
  private serviceName(reference: Cursor, group: Resource): string | undefined {
    const name = this.referredName(reference);
    if (name === undefined) return undefined;
    const namespace = textAt(reference, "namespace") || group.namespace;
    const awsName = this.cluster.awsName("VirtualService", namespace, name);
    if (this.cluster.find("VirtualService", namespace, name) === undefined) {
      const message = `VirtualService "${name}" of namespace "${namespace}" is not in these files: its name is taken to be "${awsName}".`;
      this.remarks.note(reference, message, "value");
    }
    return awsName;
  }

  private referredName(reference: Cursor): string | undefined {
    this.listUnknown(reference, ["name", "namespace"], "of a reference");
    const name = textAt(reference, "name");
    if (name === undefined) this.remarks.problem(reference, "a reference without a name: name is missing.");
    return name;
  }

  private listUnknown(cursor: Cursor, known: readonly string[], where: string): void {
    for (const [key, below] of entries(cursor)) {
      if (known.includes(key)) continue;
      this.remarks.problem(below, `unknown key ${JSON.stringify(key)} ${where}.${didYouMean(key, known)}`, "key");
    }
  }

  /** Name in App Mesh of the virtual service of a node's own backend. */
  private serviceOf(backend: Cursor, node: Resource): string | undefined {
    const service = child(backend, "virtualService");
    const arn = service && textAt(service, "virtualServiceARN");
    if (arn !== undefined) return nameOf(arn);
    const reference = service && descend(service, "virtualServiceRef");
    const name = reference && textAt(reference, "name");
    if (name === undefined) return undefined;
    return this.cluster.awsName("VirtualService", textAt(reference!, "namespace") ?? node.namespace, name);
  }
}
