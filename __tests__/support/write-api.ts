import type { SampleMesh } from "./arbitrary-mesh";

const SINGULAR = {
  virtualNodes: "virtualNode",
  virtualRouters: "virtualRouter",
  routes: "route",
  virtualServices: "virtualService",
  virtualGateways: "virtualGateway",
  gatewayRoutes: "gatewayRoute",
} as const;

const ACCOUNT = "111122223333";

/** The answers of `aws appmesh describe-*` for every object of a mesh, one value each. */
export function apiAnswers({ model, described }: SampleMesh): unknown[] {
  const { mesh, ...lists } = model;
  const owner = mesh.meshOwner ?? ACCOUNT;
  const answer = (kind: string, resourceOwner: string, body: object) => ({
    [kind]: {
      meshName: mesh.meshName,
      metadata: {
        arn: `arn:aws:appmesh:eu-central-1:${resourceOwner}:mesh/m`,
        createdAt: "2023-06-15T10:00:00.000000+02:00",
        lastUpdatedAt: 1686816000.5,
        meshOwner: owner,
        resourceOwner,
        uid: "a1b2c3d4",
        version: 3,
      },
      status: { status: "ACTIVE" },
      ...body,
    },
  });
  const members = Object.entries(SINGULAR).flatMap(([list, kind]) =>
    lists[list as keyof typeof lists].map((object) => answer(kind, ACCOUNT, object)),
  );
  const { spec, tags } = mesh;
  const own = { spec, ...(tags === undefined ? {} : { tags }) };
  return described ? [answer("mesh", owner, own), ...members] : members;
}

/** The input of `aws appmesh create-* --cli-input-json` for every object of a mesh. */
export function apiInputs({ model, described }: SampleMesh): object[] {
  const { mesh, ...lists } = model;
  const owner = mesh.meshOwner === undefined ? {} : { meshOwner: mesh.meshOwner };
  const members = Object.values(lists)
    .flat()
    .map((object: object) => ({ meshName: mesh.meshName, ...owner, ...object, clientToken: "t" }));
  const { meshName, spec, tags } = mesh;
  return described ? [{ meshName, spec, ...(tags === undefined ? {} : { tags }) }, ...members] : members;
}
