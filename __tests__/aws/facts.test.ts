import {
  APP_MESH_REGIONS,
  APP_MESH_SUPPORT,
  ECS_ENDPOINTS,
  NO_CLOUD_MAP_REGIONS,
  OUTPOSTS_REGIONS,
  SECRETS_ENDPOINTS,
  endpointServiceName,
  parseOutpostArn,
  partitionOf,
} from "../../aws";

describe("Regions", () => {
  test("are sorted and named once", () => {
    for (const regions of [APP_MESH_REGIONS, OUTPOSTS_REGIONS]) {
      expect(regions).toEqual([...new Set(regions)].sort());
    }
  });

  test("those with App Mesh and without Outposts, and the other way round", () => {
    expect(APP_MESH_REGIONS.filter((region) => !OUTPOSTS_REGIONS.includes(region))).toEqual([
      "cn-north-1",
      "cn-northwest-1",
      "eu-central-2",
    ]);
    expect(OUTPOSTS_REGIONS.filter((region) => !APP_MESH_REGIONS.includes(region))).toEqual([
      "me-central-1",
      "mx-central-1",
      "us-gov-east-1",
      "us-gov-west-1",
    ]);
  });

  test("a Region without Cloud Map for App Mesh has App Mesh", () => {
    expect(NO_CLOUD_MAP_REGIONS).toEqual(["eu-south-1"]);
    expect(APP_MESH_REGIONS).toEqual(expect.arrayContaining([...NO_CLOUD_MAP_REGIONS]));
  });
});

describe("partitionOf", () => {
  test.each([
    ["eu-central-1", "aws", "amazonaws.com"],
    ["us-east-1", "aws", "amazonaws.com"],
    ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
    ["cn-northwest-1", "aws-cn", "amazonaws.com.cn"],
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
    ["us-gov-east-1", "aws-us-gov", "amazonaws.com"],
  ])("%s is in %s", (region, name, dnsSuffix) => {
    expect(partitionOf(region)).toEqual({ name, dnsSuffix });
  });
});

describe("parseOutpostArn", () => {
  test("takes an ARN apart", () => {
    // GIVEN
    const arn = "arn:aws-us-gov:outposts:us-gov-west-1:111122223333:outpost/op-0a1b2c3d4e5f60718";
    // THEN
    expect(parseOutpostArn(arn)).toEqual({
      arn,
      partition: "aws-us-gov",
      region: "us-gov-west-1",
      account: "111122223333",
      id: "op-0a1b2c3d4e5f60718",
    });
  });

  test.each([
    "",
    "op-0a1b2c3d4e5f60718",
    "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d",
    "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0A1B2C3D4E5F60718",
    "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f607189",
    "arn:aws:outposts:eu-central-1:1111:outpost/op-0a1b2c3d4e5f60718",
    "arn:aws:outposts::111122223333:outpost/op-0a1b2c3d4e5f60718",
    "arn:aws:outposts:eu-central-1:111122223333:site/os-0a1b2c3d4e5f60718",
    "arn:azure:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718",
    "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718\n",
    " arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718",
  ])("%j is none", (arn) => {
    expect(parseOutpostArn(arn)).toBeUndefined();
  });
});

describe("endpoints", () => {
  test("the three of ECS come in the order that AWS asks for", () => {
    expect(ECS_ENDPOINTS.map(({ service }) => service).filter((service) => service.startsWith("ecs"))).toEqual([
      "ecs-agent",
      "ecs-telemetry",
      "ecs",
    ]);
  });

  test("S3 is the one gateway", () => {
    const gateways = [...ECS_ENDPOINTS, ...SECRETS_ENDPOINTS].filter(({ type }) => type === "Gateway");
    expect(gateways.map(({ service }) => service)).toEqual(["s3"]);
  });

  test("are named by Region", () => {
    expect(endpointServiceName("eu-west-1", "ecr.api")).toBe("com.amazonaws.eu-west-1.ecr.api");
  });
});

describe("App Mesh's support", () => {
  test("ends with the day that AWS announced", () => {
    expect(new Date(APP_MESH_SUPPORT.ends).toISOString()).toBe("2026-09-30T00:00:00.000Z");
    expect(APP_MESH_SUPPORT.ends.startsWith(APP_MESH_SUPPORT.endDate)).toBe(true);
  });
});
