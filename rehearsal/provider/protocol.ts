import type { ServiceClientConstructor, ServiceDefinition } from "@grpc/grpc-js";
import { loadPackageDefinition } from "@grpc/grpc-js";
import { fromJSON } from "@grpc/proto-loader";

/**
 * Terraform's plugin protocol, version 5, as a table: `field: [number, type]`, with `type[]` for a repeated field and
 * `map<type>` for a map by text. Only what the stand-in speaks; the numbers are the protocol's.
 */
const MESSAGES: Readonly<Record<string, Readonly<Record<string, readonly [number, string]>>>> = {
  DynamicValue: { msgpack: [1, "bytes"], json: [2, "bytes"] },
  Diagnostic: {
    severity: [1, "int32"],
    summary: [2, "string"],
    detail: [3, "string"],
    attribute: [4, "AttributePath"],
  },
  AttributePath: { steps: [1, "AttributeStep[]"] },
  AttributeStep: { attribute_name: [1, "string"], element_key_string: [2, "string"], element_key_int: [3, "int64"] },
  RawState: { json: [1, "bytes"] },
  Schema: { version: [1, "int64"], block: [2, "SchemaBlock"] },
  SchemaBlock: {
    version: [1, "int64"],
    attributes: [2, "SchemaAttribute[]"],
    block_types: [3, "SchemaNestedBlock[]"],
  },
  SchemaAttribute: {
    name: [1, "string"],
    type: [2, "bytes"],
    required: [4, "bool"],
    optional: [5, "bool"],
    computed: [6, "bool"],
    sensitive: [7, "bool"],
  },
  SchemaNestedBlock: {
    type_name: [1, "string"],
    block: [2, "SchemaBlock"],
    nesting: [3, "int32"],
    min_items: [4, "int64"],
    max_items: [5, "int64"],
  },
  ServerCapabilities: { plan_destroy: [1, "bool"], get_provider_schema_optional: [2, "bool"] },
  Empty: {},
  Diagnostics: { diagnostics: [1, "Diagnostic[]"] },
  SchemaResponse: {
    provider: [1, "Schema"],
    resource_schemas: [2, "map<Schema>"],
    data_source_schemas: [3, "map<Schema>"],
    diagnostics: [4, "Diagnostic[]"],
    server_capabilities: [6, "ServerCapabilities"],
  },
  PrepareRequest: { config: [1, "DynamicValue"] },
  PrepareResponse: { prepared_config: [1, "DynamicValue"], diagnostics: [2, "Diagnostic[]"] },
  ConfigureRequest: { terraform_version: [1, "string"], config: [2, "DynamicValue"] },
  TypedConfig: { type_name: [1, "string"], config: [2, "DynamicValue"] },
  UpgradeRequest: { type_name: [1, "string"], version: [2, "int64"], raw_state: [3, "RawState"] },
  UpgradeResponse: { upgraded_state: [1, "DynamicValue"], diagnostics: [2, "Diagnostic[]"] },
  ReadRequest: { type_name: [1, "string"], current_state: [2, "DynamicValue"], private: [3, "bytes"] },
  ReadResponse: { new_state: [1, "DynamicValue"], diagnostics: [2, "Diagnostic[]"], private: [3, "bytes"] },
  PlanRequest: {
    type_name: [1, "string"],
    prior_state: [2, "DynamicValue"],
    proposed_new_state: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    prior_private: [5, "bytes"],
  },
  PlanResponse: {
    planned_state: [1, "DynamicValue"],
    requires_replace: [2, "AttributePath[]"],
    planned_private: [3, "bytes"],
    diagnostics: [4, "Diagnostic[]"],
    legacy_type_system: [5, "bool"],
  },
  ApplyRequest: {
    type_name: [1, "string"],
    prior_state: [2, "DynamicValue"],
    planned_state: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    planned_private: [5, "bytes"],
  },
  ApplyResponse: {
    new_state: [1, "DynamicValue"],
    private: [2, "bytes"],
    diagnostics: [3, "Diagnostic[]"],
    legacy_type_system: [4, "bool"],
  },
  ImportRequest: { type_name: [1, "string"], id: [2, "string"] },
  ImportedResource: { type_name: [1, "string"], state: [2, "DynamicValue"], private: [3, "bytes"] },
  ImportResponse: { imported_resources: [1, "ImportedResource[]"], diagnostics: [2, "Diagnostic[]"] },
  ReadDataResponse: { state: [1, "DynamicValue"], diagnostics: [2, "Diagnostic[]"] },
  StopResponse: { Error: [1, "string"] },
};

/** Method: [request, response]. */
const METHODS: Readonly<Record<string, readonly [string, string]>> = {
  GetSchema: ["Empty", "SchemaResponse"],
  PrepareProviderConfig: ["PrepareRequest", "PrepareResponse"],
  ValidateResourceTypeConfig: ["TypedConfig", "Diagnostics"],
  ValidateDataSourceConfig: ["TypedConfig", "Diagnostics"],
  UpgradeResourceState: ["UpgradeRequest", "UpgradeResponse"],
  Configure: ["ConfigureRequest", "Diagnostics"],
  ReadResource: ["ReadRequest", "ReadResponse"],
  PlanResourceChange: ["PlanRequest", "PlanResponse"],
  ApplyResourceChange: ["ApplyRequest", "ApplyResponse"],
  ImportResourceState: ["ImportRequest", "ImportResponse"],
  ReadDataSource: ["TypedConfig", "ReadDataResponse"],
  GetFunctions: ["Empty", "Empty"],
  Stop: ["Empty", "StopResponse"],
};

/** The gRPC service `tfplugin5.Provider`. */
export function providerService(): ServiceDefinition {
  const definition = fromJSON(
    { nested: { tfplugin5: { nested: { ...messages(), Provider: { methods: methods() } } } } },
    { keepCase: true, longs: Number, defaults: true, arrays: true },
  );
  const { tfplugin5 } = loadPackageDefinition(definition) as unknown as {
    tfplugin5: { Provider: ServiceClientConstructor };
  };
  return tfplugin5.Provider.service;
}

interface Field {
  readonly id: number;
  readonly type: string;
  readonly rule?: "repeated";
  readonly keyType?: "string";
}

function messages(): Record<string, { fields: Record<string, Field>; oneofs?: Record<string, { oneof: string[] }> }> {
  return Object.fromEntries(
    Object.entries(MESSAGES).map(([name, table]) => {
      const fields = Object.fromEntries(Object.entries(table).map(([field, [id, type]]) => [field, fieldOf(id, type)]));
      // A step of a path is one of three kinds; written without a oneof, the unset kinds would go out as empty values.
      return [
        name,
        name === "AttributeStep" ? { fields, oneofs: { selector: { oneof: Object.keys(table) } } } : { fields },
      ];
    }),
  );
}

function fieldOf(id: number, type: string): Field {
  if (type.endsWith("[]")) return { id, type: type.slice(0, -2), rule: "repeated" };
  if (type.startsWith("map<")) return { id, type: type.slice(4, -1), keyType: "string" };
  return { id, type };
}

function methods(): Record<string, { requestType: string; responseType: string; comment: string }> {
  return Object.fromEntries(
    Object.entries(METHODS).map(([name, [requestType, responseType]]) => [
      name,
      { requestType, responseType, comment: "" },
    ]),
  );
}
