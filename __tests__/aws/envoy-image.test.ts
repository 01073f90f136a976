import { APP_MESH_REGIONS, ENVOY_IMAGE, envoyImage, envoyImageAccount, parseEcrImage } from "../../aws";

/** App Mesh user guide and the image's release notes: every Region whose registry has an account of its own. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "af-south-1": "924023996002",
  "ap-east-1": "856666278305",
  "ap-southeast-3": "909464085924",
  "cn-north-1": "919366029133",
  "cn-northwest-1": "919830735681",
  "eu-central-2": "704106688930",
  "eu-south-1": "422531588944",
  "eu-south-2": "992897592190",
  "il-central-1": "564877687649",
  "me-south-1": "772975370895",
};

describe("envoyImageAccount", () => {
  test.each(Object.entries(EXCEPTIONS))("%s has %s", (region, account) => {
    expect(envoyImageAccount(region)).toBe(account);
  });

  test("every other Region of App Mesh has the common account", () => {
    // GIVEN
    const others = APP_MESH_REGIONS.filter((region) => !(region in EXCEPTIONS));
    // THEN
    expect(others).toContain("eu-central-1");
    expect(new Set(others.map(envoyImageAccount))).toEqual(new Set(["840364872350"]));
  });
});

describe("envoyImage", () => {
  test("comes from the Region's own registry", () => {
    expect(envoyImage("eu-central-1")).toBe(
      `840364872350.dkr.ecr.eu-central-1.amazonaws.com/aws-appmesh-envoy:${ENVOY_IMAGE.tag}`,
    );
  });

  test("ends in China's own suffix there", () => {
    expect(envoyImage("cn-north-1")).toBe(
      `919366029133.dkr.ecr.cn-north-1.amazonaws.com.cn/aws-appmesh-envoy:${ENVOY_IMAGE.tag}`,
    );
  });

  test.each(APP_MESH_REGIONS)("of %s is a private image of that Region", (region) => {
    expect(parseEcrImage(envoyImage(region))).toEqual({
      account: envoyImageAccount(region),
      region,
      repository: "aws-appmesh-envoy",
    });
  });

  test("is a production release", () => {
    expect(ENVOY_IMAGE.tag).toMatch(/^v\d+\.\d+\.\d+\.\d+-prod$/);
  });
});

describe("parseEcrImage", () => {
  const parts = { account: "111122223333", region: "eu-west-1" };

  test.each([
    ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/web", "web"],
    ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.2.3", "web"],
    ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web:1", "team/web"],
    [`111122223333.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:${"a".repeat(64)}`, "web"],
    [`111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1@sha256:${"a".repeat(64)}`, "web"],
    ["111122223333.dkr.ecr-fips.eu-west-1.amazonaws.com/my_web.x-y:1", "my_web.x-y"],
  ])("%s", (image, repository) => {
    expect(parseEcrImage(image)).toEqual({ ...parts, repository });
  });

  test.each([
    "",
    "web",
    "docker.io/library/web:1",
    "public.ecr.aws/appmesh/aws-appmesh-envoy:v1",
    "11112222333.dkr.ecr.eu-west-1.amazonaws.com/web",
    "111122223333.dkr.ecr.eu-west-1.example.com/web",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com/",
    "111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com/web",
    "x111122223333.dkr.ecr.eu-west-1.amazonaws.com/web",
  ])("%j is none", (image) => {
    expect(parseEcrImage(image)).toBeUndefined();
  });
});
