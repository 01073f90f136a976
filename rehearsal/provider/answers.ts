import type { Scenario } from "../scenario";
import type { BlockSchema, ProviderSchema } from "../schema";
import { ARGUMENT_DEFAULTS } from "../schema";
import { AppliedWorld } from "./applied-world";
import { Applier, fillBlock } from "./apply";
import { completeObject } from "./complete";
import type { ProviderConfiguration } from "./configuration";
import { readConfiguration } from "./configuration";
import { Query, readDataSource } from "./data";
import { ProviderError, diagnosticOf } from "./diagnostic";
import { FakeResource } from "./fakes";
import { findExisting } from "./import";
import { stateFromJson } from "./json-state";
import { planChange } from "./plan";
import { Ledger, refuseChange, refuseChangeOfGone, refuseReadOfGone } from "./refusals";
import type { Message } from "./message";
import type { ObjectValue, Value } from "./values";
import { decodeValue, encodeValue, isObject, UNKNOWN } from "./values";
import { wireSchema } from "./wire-schema";

/** Marks a resource that was imported and not read yet; state that Terraform has from apply is never looked up. */
const IMPORTED = Buffer.from("imported");

/** What the stand-in answers to each call of the plugin protocol. */
export class ProviderAnswers {
  private readonly applier = new Applier();
  /** What is known of every state that Terraform came with. */
  private readonly known = new Ledger();
  /** What is known of the state behind one connection. */
  private readonly own = new Map<string, Ledger>();
  private readonly configurations = new Map<string, ProviderConfiguration>();
  private wire: object | undefined;

  constructor(
    private readonly scenario: Scenario,
    private readonly providerSchema: ProviderSchema,
    private readonly world: AppliedWorld = new AppliedWorld(),
  ) {}

  schema(): Message {
    this.wire ??= wireSchema(this.providerSchema);
    return this.wire as Message;
  }

  prepare({ config }: Message): Message {
    return { prepared_config: config };
  }

  configure({ config }: Message, connection: string): Message {
    this.configurations.set(connection, readConfiguration(this.scenario, valueOf(config)));
    return {};
  }

  /** Arguments, types, required ones and the number of blocks are Terraform's own checks. */
  validate(): Message {
    return {};
  }

  upgrade({ type_name, raw_state }: Message, connection: string): Message {
    const { json } = raw_state as { json: Uint8Array };
    const text = Buffer.from(json).toString("utf8");
    const state = text === "" ? null : stateFromJson(this.resource(type_name), text);
    for (const ledger of this.ledgers(connection)) ledger.record(String(type_name), state);
    return { upgraded_state: wrap(state) };
  }

  read({ type_name, current_state, private: kept }: Message, connection: string): Message {
    refuseReadOfGone(this.scenario, String(type_name), valueOf(current_state));
    if (Buffer.compare(kept as Uint8Array, IMPORTED) !== 0) return { new_state: current_state, private: kept };
    return { new_state: wrap(this.importedState(String(type_name), valueOf(current_state), connection)) };
  }

  plan({ type_name, prior_state, proposed_new_state, prior_private }: Message, connection: string): Message {
    const { planned, requiresReplace } = planChange({
      type: String(type_name),
      block: this.resource(type_name),
      configuration: this.configuration(connection),
      prior: valueOf(prior_state),
      proposed: valueOf(proposed_new_state),
    });
    return {
      planned_state: wrap(planned),
      requires_replace: requiresReplace.map((name) => ({ steps: [{ attribute_name: name }] })),
      planned_private: prior_private,
      // Arguments that are not given stay null where the real provider plans its defaults; Terraform allows it so.
      legacy_type_system: true,
    };
  }

  apply({ type_name, prior_state, planned_state }: Message, connection: string): Message {
    const type = String(type_name);
    const [prior, planned] = [valueOf(prior_state), valueOf(planned_state)];
    try {
      refuseChangeOfGone(this.scenario, type, prior, planned);
      refuseChange(type, prior, planned, { known: this.known, own: this.ledgers(connection)[1] });
    } catch (error) {
      // Without the state Terraform would take what was refused for done.
      return { new_state: prior_state, diagnostics: [diagnosticOf(error)], legacy_type_system: true };
    }
    const state = this.applier.apply({
      type,
      block: this.resource(type_name),
      scenario: this.scenario,
      region: this.configuration(connection).region,
      planned,
    });
    this.world.change(type, prior, state);
    for (const ledger of this.ledgers(connection)) {
      ledger.forget(type, prior);
      ledger.record(type, state);
    }
    return { new_state: wrap(state), legacy_type_system: true };
  }

  importState({ type_name, id }: Message): Message {
    const state = completeObject(this.resource(type_name), { id: String(id) });
    return { imported_resources: [{ type_name, state: wrap(state), private: IMPORTED }] };
  }

  readData({ type_name, config }: Message, connection: string): Message {
    const type = String(type_name);
    const given = objectOf(config);
    const block = this.dataSource(type);
    const query = new Query(this.scenario, this.regionOf(given, connection), given, this.world);
    const found = readDataSource(type, query);
    const region: ObjectValue = block.attributes["region"] === undefined ? {} : { region: query.region };
    return { state: wrap(completeObject(block, { ...given, ...region, ...found })) };
  }

  /** What an imported resource is in the scenario; null when it is not there, which Terraform reports. */
  private importedState(type: string, current: Value, connection: string): Value {
    const block = this.resource(type);
    const { id, region } = isObject(current) ? current : {};
    const query = new Query(this.scenario, typeof region === "string" ? region : this.regionOf({}, connection), {});
    const existing = findExisting(type, query, String(id), block);
    if (existing === undefined) return null;
    const computed = Object.entries(block.attributes).filter(([name, each]) => each.computed && !(name in existing));
    const unknown = Object.fromEntries(computed.map(([name]) => [name, UNKNOWN]));
    const defaults = ARGUMENT_DEFAULTS[type];
    const known = completeObject(block, { ...unknown, ...defaults, ...pick(block, existing), region: query.region });
    const state = { ...known, ...tagsOf(block, existing, this.configuration(connection)) };
    const seed = `${type} ${String(id)}`;
    return fillBlock(
      block,
      state,
      new FakeResource({ type, scenario: this.scenario, region: query.region, known: state, seed }),
      "",
    );
  }

  private regionOf(given: ObjectValue, connection: string): string {
    return typeof given["region"] === "string" ? given["region"] : this.configuration(connection).region;
  }

  private ledgers(connection: string): readonly [known: Ledger, own: Ledger] {
    const own = this.own.get(connection) ?? new Ledger();
    this.own.set(connection, own);
    return [this.known, own];
  }

  /** Aliased providers share this server; each has a connection of its own. */
  private configuration(connection: string): ProviderConfiguration {
    return this.configurations.get(connection) ?? readConfiguration(this.scenario, null);
  }

  private resource(type: unknown): BlockSchema {
    return known(this.providerSchema.resources[String(type)], "resource type", String(type));
  }

  private dataSource(type: unknown): BlockSchema {
    return known(this.providerSchema.dataSources[String(type)], "data source", String(type));
  }
}

function known(block: BlockSchema | undefined, what: string, type: string): BlockSchema {
  if (block === undefined) throw new ProviderError(`the rehearsal was started without the ${what} ${type}`);
  return block;
}

/**
 * What AWS has on a resource, split as the AWS provider does it: a tag that the provider's default tags say as well is
 * not the resource's own.
 */
function tagsOf(block: BlockSchema, { tags }: ObjectValue, { defaultTags }: ProviderConfiguration): ObjectValue {
  if (block.attributes["tags_all"] === undefined) return {};
  if (!isObject(tags)) return { tags_all: {} };
  const own = Object.entries(tags).filter(([key, value]) => defaultTags[key] !== value);
  const none = own.length === 0 && Object.keys(tags).length > 0;
  return { tags: none ? null : Object.fromEntries(own), tags_all: tags };
}

function pick(block: BlockSchema, given: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(given).filter(([name]) => name in block.attributes || name in block.blocks));
}

function objectOf(message: unknown): ObjectValue {
  const value = valueOf(message);
  return isObject(value) ? value : {};
}

function valueOf(message: unknown): Value {
  const { msgpack } = (message ?? {}) as { msgpack?: Uint8Array };
  return msgpack === undefined || msgpack.length === 0 ? null : decodeValue(msgpack);
}

function wrap(value: Value): { msgpack: Buffer } {
  return { msgpack: encodeValue(value) };
}
