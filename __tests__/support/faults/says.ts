import { OUTPOST } from "../unit/sites";

/** What the rules say in the plan, word for word. */
export const says = {
  unseen: (arn: string, seen: string) =>
    `This account sees no Outpost ${arn} in the Region. Outposts it sees: ${seen}.`,
  status: (is: string, outpost = "factory") => `Outpost ${outpost} has the lifecycle status ${is}; ACTIVE is needed.`,
  server: (outpost = "factory") => `Outpost ${outpost} is a server; the deployment is written for a rack.`,
  anchored: (zone: string) => `Outpost factory is anchored in ${zone}; the deployment expects eu-central-1a.`,
  slots: (wanted: string, has: string) => `Outpost factory is not slotted for ${wanted}. It has: ${has}.`,
  floor: (where: string, outpostZone = "eu-central-1a") =>
    `The subnets must stand on Outpost factory in ${outpostZone}: floor in ${where}.`,
  noVpc: "This account sees no VPC vpc-0f00ba4c0ffee1234 in the Region.",
  noFloor: "floor: This account sees no subnet subnet-0a10000000000000f in the Region.",
  privateLink: (tenancy: string) =>
    `The VPC vpc-0f00ba4c0ffee1234, which carries the service link of Outpost factory, has the tenancy ${tenancy}; default is needed.`,
  unlisted: "AWS's catalogue does not list App Mesh in eu-central-1.",
  noEndpoint: "reading EC2 VPC Endpoint Services: couldn't find resource",
  endpointZones: (zone: string, offered: string) =>
    `appmesh-envoy-management is not offered in ${zone}. It is offered in: ${offered}.`,
  ended:
    "AWS ended its support of App Mesh at 2026-09-30T00:00:00Z: its resources may be out of reach, and an apply may fail. The same mesh goes on without it under mesh.controlPlane: envoy.",
  noAppMesh: "The Region eu-central-1 has no App Mesh endpoint, as of 2026-08-07.",
  dns: (support: string, hostnames: string) =>
    `VPC vpc-0f00ba4c0ffee1234 has DNS support ${support} and DNS hostnames ${hostnames}; both must be on.`,
  unkept:
    "No parameter under /outpost-mesh/site/link-status/ says whether a service link is up: nothing stops a change of the mesh while one is down.",
  unkeptOf: (outpost: string) =>
    `No parameter under /outpost-mesh/site/link-status/ says whether these service links are up: ${outpost}. Nothing stops a change of the mesh while one of them is down.`,
  foreign:
    "Outpost factory belongs to the account 111122223333; Terraform works in 444455556666, which gets none of its metrics.",
  linkDown: (...outposts: string[]) => `${down(outposts)}. ${GOES_ON} ${BEHIND}.`,
  meshChanges: (...outposts: string[]) =>
    `${down(outposts)}, and this plan changes the mesh (revision not applied yet, planned REVISION). ${GOES_ON} ${BEHIND}, both when it drops and when it is back.`,
};

const down = (outposts: readonly string[]) =>
  `The service link of ${outposts.join(", ")} is down: ${outposts.map((name) => `/outpost-mesh/site/link-status/${name}`).join(", ")} says so`;
const GOES_ON =
  "Running Envoy proxies continue with the configuration that they have; the mesh cannot be modified until connectivity is restored.";
const BEHIND = "The parameter is behind the link by the time that the alarm of site takes and the delivery of an event";

/** What the account sees nothing of. */
export const MISSING = { "OM-P001_factory": says.unseen(OUTPOST, "none") };
