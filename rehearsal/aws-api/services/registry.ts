import type { Service } from "../service";
import { cloudMap } from "./cloud-map";
import { ec2 } from "./ec2";
import { ecs } from "./ecs";
import { eks } from "./eks";
import { outposts } from "./outposts";
import { ssm } from "./ssm";
import { stepFunctions } from "./step-functions";
import { sts } from "./sts";

/** The AWS APIs that a scenario answers, by the name under which requests to them are signed. */
export const SERVICES: ReadonlyMap<string, Service> = new Map(
  [cloudMap, ec2, ecs, eks, outposts, ssm, stepFunctions, sts].map((service) => [service.name, service]),
);
