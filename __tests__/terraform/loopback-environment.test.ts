import { loopbackEnvironment } from "../../terraform";

describe("the environment of the real provider in a rehearsal", () => {
  const env = loopbackEnvironment(
    {
      PATH: "/bin",
      TF_VAR_a: "1",
      TF_WORKSPACE: "prod",
      TF_CLI_ARGS_plan: "-target=x",
      TF_AWS_DEFAULT_TAGS_owner: "me",
      AWS_PROFILE: "prod",
      AWS_SESSION_TOKEN: "secret",
      AWS_ENDPOINT_URL_EC2: "https://ec2.eu-central-1.amazonaws.com",
      AWS_CA_BUNDLE: "/etc/ca.pem",
      AWS_WEB_IDENTITY_TOKEN_FILE: "/token",
      https_proxy: "http://proxy:3128",
      ALL_PROXY: "socks5://proxy",
    },
    { url: "http://127.0.0.1:4000", region: "eu-central-1" },
  );

  test("has nothing of the user's own that leads to AWS", () => {
    const kept = Object.keys(env).filter((name) => /aws|proxy/i.test(name));
    expect(kept.sort()).toEqual([
      "AWS_ACCESS_KEY_ID",
      "AWS_CONFIG_FILE",
      "AWS_EC2_METADATA_DISABLED",
      "AWS_ENDPOINT_URL",
      "AWS_REGION",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SHARED_CREDENTIALS_FILE",
      "HTTPS_PROXY",
      "HTTP_PROXY",
      "NO_PROXY",
    ]);
    expect(JSON.stringify(env)).not.toMatch(/prod|secret|3128|token/);
  });

  test("has the loopback for whatever goes elsewhere, too", () => {
    expect(env).toMatchObject({
      AWS_ENDPOINT_URL: "http://127.0.0.1:4000",
      HTTPS_PROXY: "http://127.0.0.1:4000",
      HTTP_PROXY: "http://127.0.0.1:4000",
      NO_PROXY: "127.0.0.1",
    });
  });

  test("keeps what else the user's Terraform needs", () => {
    expect(env).toMatchObject({ PATH: "/bin", TF_VAR_a: "1" });
    for (const name of ["TF_WORKSPACE", "TF_CLI_ARGS_plan"]) expect(env).not.toHaveProperty(name);
  });
});
