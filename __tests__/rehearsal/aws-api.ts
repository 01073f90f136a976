import type { ApiReply } from "../../rehearsal/aws-api";
import { AwsAnswers } from "../../rehearsal/aws-api";
import type { Scenario } from "../../rehearsal";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** The header by which every SDK says to which API and Region a request goes. */
export function signed(service: string, region = "eu-central-1"): { authorization: string } {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=AKIAREHEARSAL0000000/20270101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

/** Asks AWS's APIs in a scenario's world, in each of their protocols. */
export class ApiClient {
  readonly answers: AwsAnswers;

  constructor(scenario: Scenario) {
    this.answers = new AwsAnswers(scenario);
  }

  /** A form, as EC2, STS and their like take it. */
  form(service: string, body: string, region?: string, method = "POST"): ApiReply {
    const headers = { ...FORM, ...signed(service, region) };
    return this.answers.answer({ method, path: "/", query: new URLSearchParams(), headers, body });
  }

  /** JSON with the operation in a header. */
  json(service: string, target: string, body: unknown, method = "POST", region?: string): ApiReply {
    const headers = { ...signed(service, region), "x-amz-target": target };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return this.answers.answer({ method, path: "/", query: new URLSearchParams(), headers, body: text });
  }

  /** A REST path. */
  rest(service: string, path: string, method = "GET", body = "", region?: string): ApiReply {
    const [bare = "", query] = path.split("?");
    const headers = signed(service, region);
    return this.answers.answer({ method, path: bare, query: new URLSearchParams(query), headers, body });
  }
}

/** The texts of all elements of a name. */
export function elements({ body }: ApiReply, name: string): string[] {
  return [...body.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text]) => text!);
}
