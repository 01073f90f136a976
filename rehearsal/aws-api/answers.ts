import type { Scenario } from "../scenario";
import { ApiError, UnknownOperation } from "./errors";
import { awsJson, awsQuery, restJson } from "./protocols";
import type { ApiReply, ApiRequest, Protocol } from "./protocols";
import { Question } from "./question";
import type { Service } from "./service";
import { SERVICES } from "./services";
import { signedFor } from "./signature";

/** What AWS's APIs answer in the world of a scenario. */
export class AwsAnswers {
  private readonly unknown = new Map<string, number>();

  constructor(
    private readonly scenario: Scenario,
    private readonly services: ReadonlyMap<string, Service> = SERVICES,
  ) {}

  /** Operations and hosts that were asked for and that no scenario answers, each with how often; sorted. */
  unknownOperations(): { readonly operation: string; readonly times: number }[] {
    return [...this.unknown]
      .map(([operation, times]) => ({ operation, times }))
      .sort((a, b) => (a.operation < b.operation ? -1 : 1));
  }

  answer(request: ApiRequest): ApiReply {
    let protocol = likelyProtocol(request);
    try {
      const { service: name, region } = signedFor(request.headers["authorization"]);
      const service = this.services.get(name);
      if (service === undefined) return protocol.refuse(this.unknownService(name, request, protocol));
      protocol = service.protocol;
      return this.ofService(service, region, request);
    } catch (error) {
      return protocol.refuse(asRefusal(error));
    }
  }

  /** A request that was not read whole, refused in its API's own way. */
  refuse(request: Omit<ApiRequest, "body">, error: ApiError): ApiReply {
    const likely = likelyProtocol(request);
    try {
      const { service } = signedFor(request.headers["authorization"]);
      return (this.services.get(service)?.protocol ?? likely).refuse(error);
    } catch {
      return likely.refuse(error);
    }
  }

  /** A request that was meant for another host. */
  refuseHost(request: Omit<ApiRequest, "body">, host: string): ApiReply {
    this.note(host);
    return this.refuse(request, new ApiError("HostNotInScenario", `A rehearsal does not reach ${host}.`, 403));
  }

  private ofService(service: Service, region: string, request: ApiRequest): ApiReply {
    const { protocol, operations } = service;
    try {
      const { operation, input } = protocol.read(request, operations);
      if (service.regional && region !== this.scenario.region) {
        throw new ApiError(
          "RegionNotInScenario",
          `The scenario "${this.scenario.name}" describes ${this.scenario.region} only; ${operation.name} was asked in ${region}.`,
        );
      }
      return protocol.answer(operation.name, operation.answer(new Question(this.scenario, region, input)));
    } catch (error) {
      if (!(error instanceof UnknownOperation)) throw error;
      this.note(`${service.name} ${error.operation}`);
      return protocol.refuse(protocol.unknown(error.operation));
    }
  }

  private unknownService(name: string, request: ApiRequest, protocol: Protocol): ApiError {
    let operation: string;
    try {
      operation = protocol.read(request, []).operation;
    } catch (error) {
      operation = error instanceof UnknownOperation ? error.operation : request.method;
    }
    this.note(`${name} ${operation}`);
    return protocol.unknown(operation);
  }

  /** Remembers what was asked for and is not known. */
  note(operation: string): void {
    // Names come from outside; a report has room for so much.
    const name = operation.replace(/[^\x20-\x7e]/g, "?").slice(0, 120);
    if (this.unknown.size < 100 || this.unknown.has(name)) this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
  }
}

/** The protocol that a request to an API that nobody knows looks like. */
function likelyProtocol({ headers }: Pick<ApiRequest, "headers">): Protocol {
  if (headers["x-amz-target"] !== undefined) return awsJson({ target: headers["x-amz-target"].replace(/\..*$/s, "") });
  const type = headers["content-type"] ?? "";
  return type.startsWith("application/x-www-form-urlencoded") ? awsQuery({ namespace: "" }) : restJson();
}

function asRefusal(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new ApiError("InternalFailure", `This is a mistake in the rehearsal, not in the configuration: ${text}`);
}
