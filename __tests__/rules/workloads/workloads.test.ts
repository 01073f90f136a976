import { TWO_OUTPOSTS } from "../../support/unit/red-cases";
import { violationsOf } from "../../support/unit/rule-cases";
import { IMAGE, network, site, workloads } from "../../support/unit/sites";
import type { ServiceInput } from "../../support/unit/sites";

const web = { image: IMAGE };
const capacity = { general: { type: "m5.large", max: 1 } };
const twoVersions: ServiceInput = { port: 1, versions: { v1: { weight: 1 }, v2: { weight: 1 } } };

describe("OM-W001, tasks run on EC2 instances", () => {
  test("refuses Fargate by name", () => {
    expect(violationsOf("OM-W001", site({ workloads: workloads({ web }, { launchType: "FARGATE" }) }))).toEqual([
      "workloads.launchType: FARGATE does not run on an Outpost; EC2 is allowed.",
    ]);
  });

  test("allows EC2", () => {
    expect(violationsOf("OM-W001", site({ workloads: workloads({ web }, { launchType: "EC2" }) }))).toEqual([]);
  });
});

describe("OM-W002, every workload belongs to a service and to its versions", () => {
  test("says which services there are and which was probably meant", () => {
    expect(violationsOf("OM-W002", site({ workloads: workloads({ webb: web }) }))).toEqual([
      'workloads.services.webb: there is no service "webb". Did you mean "web"? Services: web.',
    ]);
    expect(violationsOf("OM-W002", site({ services: undefined, mesh: {} }))).toEqual([
      'workloads.services.web: there is no service "web". Services: none.',
    ]);
  });

  test("says which versions the service has", () => {
    // GIVEN
    const versions = { v1: web, v3: web };
    // THEN
    expect(
      violationsOf("OM-W002", site({ services: { web: twoVersions }, workloads: workloads({ web: { versions } }) })),
    ).toEqual(['workloads.services.web.versions.v3: service "web" has no version "v3". Versions: v1, v2.']);
    expect(violationsOf("OM-W002", site({ workloads: workloads({ web: { ...web, versions: { v1: {} } } }) }))).toEqual([
      'workloads.services.web.versions.v1: service "web" has no version "v1". Versions: none.',
    ]);
  });

  test("allows services without workloads, which run elsewhere", () => {
    expect(violationsOf("OM-W002", site({ services: { web: { port: 1 }, other: { port: 2 } } }))).toEqual([]);
  });
});

describe("OM-W003, every version of a workload has an image", () => {
  test("names the versions without one", () => {
    expect(
      violationsOf(
        "OM-W003",
        site({ services: { web: twoVersions }, workloads: workloads({ web: { versions: { v1: web } } }) }),
      ),
    ).toEqual(["workloads.services.web: no image for v2."]);
    expect(
      violationsOf("OM-W003", site({ services: { web: twoVersions }, workloads: workloads({ web: {} }) })),
    ).toEqual(["workloads.services.web: no image for v1, v2."]);
    expect(violationsOf("OM-W003", site({ workloads: workloads({ web: {} }) }))).toEqual([
      "workloads.services.web: no image for web.",
    ]);
  });

  test("allows an image for all, or one for each", () => {
    // GIVEN
    const services = { web: twoVersions };
    // THEN
    expect(violationsOf("OM-W003", site({ services, workloads: workloads({ web }) }))).toEqual([]);
    expect(
      violationsOf("OM-W003", site({ services, workloads: workloads({ web: { versions: { v1: web, v2: web } } }) })),
    ).toEqual([]);
  });
});

describe("OM-W004, workloads have a network to stand in", () => {
  test("refuses workloads alone", () => {
    expect(violationsOf("OM-W004", site({ network: undefined }))).toEqual([
      "workloads: there are workloads but no network.",
    ]);
  });

  test("allows an existing network by id", () => {
    expect(violationsOf("OM-W004", site({ network: network({ vpc: { id: "vpc-0a1b2c3d" } }) }))).toEqual([]);
  });
});

describe("OM-W005, tasks have instances to run on", () => {
  const withCluster = (cluster: NonNullable<Parameters<typeof workloads>[1]>["cluster"], groups = {}) =>
    site({ workloads: workloads({ web }, { cluster, capacity: groups }) });

  test("a new cluster needs instances, and has no capacity providers but theirs", () => {
    expect(violationsOf("OM-W005", withCluster({}))).toEqual([
      "workloads: the new cluster has no instances: `capacity` is empty.",
    ]);
    expect(violationsOf("OM-W005", withCluster({ capacityProviders: ["x"] }, capacity))).toEqual([
      "workloads.cluster.capacityProviders: `capacityProviders` is for an existing cluster; a new one gets those of `capacity`.",
    ]);
  });

  test("an existing cluster needs its name and its capacity providers, and keeps its instances", () => {
    expect(violationsOf("OM-W005", withCluster({ existing: true }, capacity))).toEqual([
      "workloads.cluster: an existing cluster needs its `name`.",
      "workloads.cluster: an existing cluster needs the `capacityProviders` that its services use.",
      "workloads.capacity: an existing cluster keeps its own instances; `capacity` is for a new one.",
    ]);
  });

  test("the instances stand on the Outpost that a service runs on", () => {
    // GIVEN
    const deployment = site({
      network: network({ outposts: TWO_OUTPOSTS }),
      workloads: workloads(
        { web: { ...web, outpost: "depot" } },
        { capacity: { general: { type: "m5.large", max: 1, outpost: "factory" } } },
      ),
    });
    // THEN
    expect(violationsOf("OM-W005", deployment)).toEqual([
      'workloads.services.web: "web" runs on Outpost depot, where `capacity` has no instances.',
    ]);
  });

  test("allows either one", () => {
    expect(violationsOf("OM-W005", withCluster({ name: "c" }, capacity))).toEqual([]);
    expect(violationsOf("OM-W005", withCluster({ existing: true, name: "c", capacityProviders: ["x"] }))).toEqual([]);
  });
});

describe("OM-W006, a capacity group's smallest size is not above its largest", () => {
  const sized = (min: number, max: number) =>
    site({ workloads: workloads({ web }, { capacity: { general: { type: "m5.large", min, max } } }) });

  test("names both", () => {
    expect(violationsOf("OM-W006", sized(3, 2))).toEqual(["workloads.capacity.general.min: min 3 is above max 2."]);
  });

  test("allows a fixed size and an empty group", () => {
    expect(violationsOf("OM-W006", sized(2, 2))).toEqual([]);
    expect(violationsOf("OM-W006", sized(0, 1))).toEqual([]);
  });
});

describe("OM-W007, images come from a registry that the Outpost's subnets can reach", () => {
  const elsewhere = IMAGE.replace("eu-central-1", "eu-west-1");

  test("names every image that does not, Envoy's too", () => {
    // GIVEN
    const deployment = site({
      services: { web: twoVersions },
      workloads: workloads(
        { web: { image: "web:1", versions: { v1: { image: elsewhere }, v2: web } } },
        { envoy: { image: "public.ecr.aws/appmesh/aws-appmesh-envoy:v1" } },
      ),
    });
    // THEN
    expect(violationsOf("OM-W007", deployment)).toEqual([
      'workloads.envoy.image: "public.ecr.aws/appmesh/aws-appmesh-envoy:v1" is not in a private ECR registry of eu-central-1.',
      'workloads.services.web.image: "web:1" is not in a private ECR registry of eu-central-1.',
      `workloads.services.web.versions.v1.image: "${elsewhere}" is not in a private ECR registry of eu-central-1.`,
    ]);
  });

  test("says nothing when the VPC has its own ways", () => {
    expect(
      violationsOf(
        "OM-W007",
        site({ network: network({ endpoints: "existing" }), workloads: workloads({ web: { image: "web:1" } }) }),
      ),
    ).toEqual([]);
  });

  test("allows private images of the Region", () => {
    expect(violationsOf("OM-W007", site())).toEqual([]);
  });
});

describe("OM-W008, names are names that AWS takes", () => {
  test.each([["aws-shop"], ["ecs"], ["fargate-x"]])("the deployment may not be called %s", (name) => {
    expect(violationsOf("OM-W008", site({ name }))).toEqual([
      `name: "${name}" begins with aws, ecs or fargate, which no capacity provider's name may.`,
    ]);
  });

  test("nor begin with sg-", () => {
    expect(violationsOf("OM-W008", site({ name: "sg-shop" }))).toEqual([
      `name: "sg-shop" begins with sg-, which no security group's name may.`,
    ]);
  });

  const long = (deployment: number, service: number, version: number) => {
    const [name, serviceName, versionName] = [deployment, service, version].map((length) => "x".repeat(length)) as [
      string,
      string,
      string,
    ];
    return {
      names: { name, serviceName, versionName },
      deployment: site({
        name,
        services: { [serviceName]: { port: 1, versions: { [versionName]: { weight: 1 } } } },
        workloads: workloads({ [serviceName]: web }),
      }),
    };
  };

  test("a task role's name has at most 64 characters", () => {
    // GIVEN
    const fits = long(20, 20, 17);
    const tooLong = long(20, 20, 18);
    // THEN
    expect(violationsOf("OM-W008", fits.deployment)).toEqual([]);
    expect(violationsOf("OM-W008", tooLong.deployment)).toEqual([
      `workloads.services.${"x".repeat(20)}: the task role's name "${"x".repeat(20)}-${"x".repeat(20)}-${"x".repeat(18)}-task" has 65 characters; 64 are allowed.`,
    ]);
  });

  test("a virtual node's name has at most 63 characters", () => {
    // WHEN
    const messages = violationsOf("OM-W008", long(1, 32, 32).deployment);
    // THEN
    expect(messages).toHaveLength(2);
    expect(messages[1]).toMatch(/: the virtual node's name "x{32}-x{32}" has 65 characters; a DNS label has 63\.$/);
  });

  test("says nothing about a deployment that runs nothing", () => {
    expect(violationsOf("OM-W008", site({ name: "ecs", workloads: undefined }))).toEqual([]);
  });
});

describe("OM-W009, the capacity groups of an Outpost have one processor architecture", () => {
  const groups = (a: { outpost?: string }, b: { outpost?: string }) => ({
    capacity: {
      b: { type: "m6g.large", max: 1, architecture: "arm64" as const, ...b },
      a: { type: "m5.large", max: 1, ...a },
    },
  });
  const message = 'workloads.capacity.b.architecture: "b" has arm64 and "a" x86_64.';

  test("names both groups, at the later one by name", () => {
    expect(violationsOf("OM-W009", site({ workloads: workloads({ web }, groups({}, {})) }))).toEqual([message]);
  });

  // A bug while this fails: a group that leaves out the only Outpost is taken for one on another Outpost.
  test("knows that the only Outpost may be left out", () => {
    expect(
      violationsOf("OM-W009", site({ workloads: workloads({ web }, groups({ outpost: "factory" }, {})) })),
    ).toEqual([message]);
  });

  test("allows different ones on different Outposts", () => {
    expect(
      violationsOf(
        "OM-W009",
        site({
          network: network({ outposts: TWO_OUTPOSTS }),
          workloads: workloads({ web }, groups({ outpost: "factory" }, { outpost: "depot" })),
        }),
      ),
    ).toEqual([]);
  });
});

describe("OM-W035, no root volume on an Outposts server", () => {
  const withGroup = (form: "rack" | "server", rootVolume?: { sizeGiB?: number }) => {
    const outposts = [{ ...network().outposts[0]!, form }];
    const general = { type: "c6id.large", max: 1, rootVolume };
    return site({ network: network({ outposts }), workloads: workloads({ web }, { capacity: { general } }) });
  };

  test("refuses one, also of the default's size", () => {
    const message =
      "workloads.capacity.general.rootVolume: the group general is on factory, a server, which has no EBS volumes.";
    expect(violationsOf("OM-W035", withGroup("server", { sizeGiB: 100 }))).toEqual([message]);
    expect(violationsOf("OM-W035", withGroup("server", {}))).toEqual([message]);
  });

  test("allows one on a rack, and a server's group that says nothing of it", () => {
    expect(violationsOf("OM-W035", withGroup("rack", { sizeGiB: 100 }))).toEqual([]);
    expect(violationsOf("OM-W035", withGroup("server"))).toEqual([]);
  });
});
