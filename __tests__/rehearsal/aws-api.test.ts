import { loadScenario } from "../../rehearsal";
import { ApiClient, elements } from "./aws-api";

const healthy = loadScenario("scenarios/healthy.yaml");
const ARN = healthy.outposts[0]!.arn;
const VPC = "vpc-0f00ba4c0ffee1234";
const SUBNET = "subnet-0a10000000000000f";

const ask = (scenario = healthy) => new ApiClient(scenario);
const parsed = ({ body }: { body: string }) => JSON.parse(body) as Record<string, unknown>;

describe("the loopback AWS API", () => {
  describe("answers in the words of each API", () => {
    test("who is calling, in any Region", () => {
      const reply = ask().form("sts", "Action=GetCallerIdentity&Version=2011-06-15", "us-east-1");
      expect(reply.status).toBe(200);
      expect(elements(reply, "Account")).toEqual(["111122223333"]);
      expect(elements(reply, "Arn")).toEqual(["arn:aws:iam::111122223333:user/rehearsal"]);
    });

    test("Outposts, by ARN in the path, by zone and by status", () => {
      expect(parsed(ask().rest("outposts", "/outposts"))["Outposts"]).toMatchObject([
        { OutpostArn: ARN, LifeCycleStatus: "ACTIVE", SupportedHardwareType: "RACK", Tags: { site: "factory" } },
      ]);
      const types = ask().rest("outposts", `/outposts/${encodeURIComponent(ARN)}/instanceTypes`);
      expect(parsed(types)["InstanceTypes"]).toContainEqual({ InstanceType: "m5.large" });
      expect(parsed(ask().rest("outposts", "/outposts?AvailabilityZoneFilter=eu-central-1b"))["Outposts"]).toEqual([]);
      const assets = (state: string) =>
        ask().rest("outposts", `/outposts/op-0a1b2c3d4e5f60718/assets?StatusFilter=${state}`);
      expect(parsed(assets("ACTIVE"))["Assets"]).toHaveLength(1);
      expect(parsed(assets("RETIRING"))["Assets"]).toEqual([]);
    });

    test("parameters, ten at a time as the API gives them", () => {
      const Path = "/aws/service/global-infrastructure/services/appmesh/regions";
      const names: unknown[] = [];
      let NextToken: unknown;
      let pages = 0;
      do {
        const page = parsed(ask().json("ssm", "AmazonSSM.GetParametersByPath", { Path, Recursive: false, NextToken }));
        names.push(...(page["Parameters"] as { Name: string }[]).map(({ Name }) => Name));
        NextToken = page["NextToken"];
        pages++;
      } while (NextToken !== undefined);
      const expected = Object.keys(healthy.ssmParameters).filter((name) => name.startsWith(Path));
      expect({ names, pages }).toEqual({ names: expected.sort(), pages: Math.ceil(expected.length / 10) });
      expect(
        parsed(ask().json("ssm", "AmazonSSM.GetParameter", { Name: `${Path}/eu-central-1` }))["Parameter"],
      ).toMatchObject({
        Value: "eu-central-1",
        ARN: `arn:aws:ssm:eu-central-1::parameter${Path}/eu-central-1`,
      });
    });

    test("subnets by id and filter, on the Outpost too", () => {
      const subnets = (query: string) => ask().form("ec2", `Action=DescribeSubnets&Version=2016-11-15&${query}`);
      expect(elements(subnets(""), "subnetId")).toHaveLength(2);
      const onOutpost = subnets(`Filter.1.Name=outpost-arn&Filter.1.Value.1=${encodeURIComponent(ARN)}`);
      expect(elements(onOutpost, "subnetId")).toEqual([SUBNET]);
      expect(elements(onOutpost, "availableIpAddressCount")).toEqual(["4091"]);
      expect(
        elements(subnets("Filter.1.Name=tag:Name&Filter.1.Value.1=nothing&Filter.1.Value.2=fact*"), "subnetId"),
      ).toEqual([SUBNET]);
    });

    test("VPCs with their attributes and main route table", () => {
      const vpc = ask().form("ec2", `Action=DescribeVpcs&VpcId.1=${VPC}`);
      expect(elements(vpc, "cidrBlock")).toContain("10.60.0.0/16");
      const hostnames = ask().form("ec2", `Action=DescribeVpcAttribute&VpcId=${VPC}&Attribute=enableDnsHostnames`);
      expect(hostnames.body).toContain("<enableDnsHostnames><value>true</value></enableDnsHostnames>");
      const filters = `Filter.1.Name=association.main&Filter.1.Value.1=true&Filter.2.Name=vpc-id&Filter.2.Value.1=${VPC}`;
      expect(elements(ask().form("ec2", `Action=DescribeRouteTables&${filters}`), "main")).toEqual(["true"]);
    });

    test("NAT gateways and internet gateways", () => {
      const nat = ask().form("ec2", `Action=DescribeNatGateways&Filter.1.Name=vpc-id&Filter.1.Value.1=${VPC}`);
      expect(elements(nat, "subnetId")).toEqual(["subnet-0a10000000000000a"]);
      expect(elements(nat, "publicIp")).toEqual(["203.0.113.1"]);
      const missing = ask().form("ec2", "Action=DescribeNatGateways&NatGatewayId.1=nat-0");
      expect(elements(missing, "Code")).toEqual(["NatGatewayNotFound"]);
      const gateway = ask().form("ec2", "Action=DescribeInternetGateways&InternetGatewayId.1=igw-0f00ba4c0ffee1234");
      expect(elements(gateway, "vpcId")).toEqual([VPC]);
    });

    test("where an endpoint service is offered", () => {
      const name = "com.amazonaws.eu-central-1.appmesh-envoy-management";
      const reply = ask().form("ec2", `Action=DescribeVpcEndpointServices&ServiceName.1=${name}`);
      expect(elements(reply, "item")).toEqual(
        expect.arrayContaining(["eu-central-1a", "eu-central-1b", "eu-central-1c", name]),
      );
    });

    test("clusters that there are and those that are missing", () => {
      const world = { ...healthy, clusters: ["orders"] };
      const reply = ask(world).json("ecs", "AmazonEC2ContainerServiceV20141113.DescribeClusters", {
        clusters: ["orders", "other"],
      });
      expect(parsed(reply)).toMatchObject({
        clusters: [{ clusterName: "orders", status: "ACTIVE" }],
        failures: [{ arn: "arn:aws:ecs:eu-central-1:111122223333:cluster/other", reason: "MISSING" }],
      });
    });

    test("text that means something to XML as text", () => {
      const vpcs = healthy.vpcs.map((vpc) => ({ ...vpc, tags: { "a<b": `"c" & d\u0000` } }));
      const { body } = ask({ ...healthy, vpcs }).form("ec2", "Action=DescribeVpcs");
      expect(body).toContain("<key>a&lt;b</key><value>&quot;c&quot; &amp; d</value>");
    });
  });

  describe("refuses in the shape of each API", () => {
    test("what there is not", () => {
      const subnet = ask().form("ec2", "Action=DescribeSubnets&SubnetId.1=subnet-0");
      expect([subnet.status, ...elements(subnet, "Code")]).toEqual([400, "InvalidSubnetID.NotFound"]);
      expect(parsed(ask().json("ssm", "AmazonSSM.GetParameter", { Name: "/none" }))["__type"]).toBe(
        "ParameterNotFound",
      );
      const outpost = ask().rest("outposts", "/outposts/op-00000000000000000");
      expect([outpost.status, outpost.headers["x-amzn-errortype"]]).toEqual([404, "NotFoundException"]);
    });

    test("names of JavaScript's own are nothing", () => {
      for (const Name of ["constructor", "__proto__", "toString"]) {
        expect(parsed(ask().json("ssm", "AmazonSSM.GetParameter", { Name }))["__type"]).toBe("ParameterNotFound");
        expect(elements(ask().form("ec2", `Action=${Name}`), "Code")).toEqual(["InvalidAction"]);
        expect(elements(ask().form(Name.replace(/_/g, "").toLowerCase(), "Action=A"), "Code")).toEqual([
          "InvalidAction",
        ]);
      }
      const filter = ask().form("ec2", "Action=DescribeVpcs&Filter.1.Name=constructor&Filter.1.Value.1=x");
      expect(elements(filter, "Message")[0]).toMatch(
        /^The filter 'constructor' is invalid\. A rehearsal answers here: cidr/,
      );
      const odd = ask().form("ec2", "Action=DescribeVpcs&__proto__.polluted=1&constructor.prototype.polluted=1");
      expect([odd.status, ({} as { polluted?: unknown }).polluted]).toEqual([200, undefined]);
    });

    test("operations that no scenario answers, and remembers them", () => {
      const client = ask();
      const ec2 = client.form("ec2", "Action=RunInstances");
      expect(ec2.body).toMatch(
        /^<\?xml[^>]*>\n<Response><Errors><Error><Code>InvalidAction<\/Code><Message>The action RunInstances is not valid/,
      );
      const sts = client.form("sts", "Action=AssumeRole");
      expect(sts.body).toContain("<Error><Type>Sender</Type><Code>InvalidAction</Code>");
      const ssm = client.json("ssm", "AmazonSSM.PutParameter", {});
      expect([ssm.status, parsed(ssm)["__type"]]).toEqual([400, "UnknownOperationException"]);
      const outposts = client.rest("outposts", "/orders", "POST", "{}");
      expect([outposts.status, outposts.headers["x-amzn-errortype"]]).toEqual([404, "UnknownOperationException"]);
      client.form("ec2", "Action=RunInstances");
      expect(client.answers.unknownOperations()).toEqual([
        { operation: "ec2 RunInstances", times: 2 },
        { operation: "outposts POST /orders", times: 1 },
        { operation: "ssm PutParameter", times: 1 },
        { operation: "sts AssumeRole", times: 1 },
      ]);
    });

    test("APIs that no scenario answers, by what the request looks like", () => {
      const client = ask();
      expect(elements(client.form("redshift", "Action=DescribeClusters"), "Code")).toEqual(["InvalidAction"]);
      expect(parsed(client.json("dynamodb", "DynamoDB_20120810.ListTables", {}))["__type"]).toBe(
        "UnknownOperationException",
      );
      expect(client.rest("appmesh", "/v20190125/meshes").status).toBe(404);
      expect(client.answers.unknownOperations().map(({ operation }) => operation)).toEqual([
        "appmesh GET /v20190125/meshes",
        "dynamodb ListTables",
        "redshift DescribeClusters",
      ]);
    });

    test("another method", () => {
      expect([
        ask().form("ec2", "", undefined, "GET").status,
        ask().json("ssm", "AmazonSSM.GetParameter", {}, "PUT").status,
      ]).toEqual([405, 405]);
      const outposts = ask().rest("outposts", "/outposts", "DELETE");
      expect([outposts.status, outposts.headers["x-amzn-errortype"]]).toEqual([405, "MethodNotAllowedException"]);
    });

    test("malformed bodies", () => {
      expect(parsed(ask().json("ssm", "AmazonSSM.GetParameter", "{"))["__type"]).toBe("SerializationException");
      expect(parsed(ask().json("ssm", "AmazonSSM.GetParameter", "[]"))["__type"]).toBe("SerializationException");
      expect(elements(ask().form("ec2", "%%%"), "Code")).toEqual(["MissingAction"]);
      expect(elements(ask().form("ec2", "Action=DescribeVpcs&A.1=x&A=y"), "Code")).toEqual(["MalformedQueryString"]);
      expect(elements(ask().form("ec2", `Action=DescribeVpcs&${"a.".repeat(5000)}b=1`), "Code")).toEqual([
        "MalformedQueryString",
      ]);
    });

    test("pages that are none", () => {
      const page = (query: string) => elements(ask().form("ec2", `Action=DescribeSubnets&${query}`), "Code");
      expect(page("MaxResults=4")).toEqual(["InvalidParameterValue"]);
      expect(page("MaxResults=-1")).toEqual(["InvalidParameterValue"]);
      expect(page("NextToken=nonsense")).toEqual(["InvalidNextToken"]);
    });

    test("requests of another Region than the scenario's, as the stand-in does", () => {
      const reply = ask().form("ec2", "Action=DescribeVpcs", "us-east-1");
      expect(elements(reply, "Message")).toEqual([
        "The scenario &quot;healthy&quot; describes eu-central-1 only; DescribeVpcs was asked in us-east-1.",
      ]);
    });

    test("requests that nobody signed", () => {
      const { answers } = ask();
      const unsigned = { method: "GET", path: "/outposts", query: new URLSearchParams(), headers: {}, body: "" };
      const reply = answers.answer(unsigned);
      expect([reply.status, reply.headers["x-amzn-errortype"]]).toEqual([403, "MissingAuthenticationToken"]);
    });
  });
});
