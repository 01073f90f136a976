/** Where the placement of AWS's services and resources is written down. */
export const SOURCES = {
  appMesh: "App Mesh user guide, App Mesh on AWS Outposts",
  outposts: "Outposts user guides (racks), local resources and service tables",
  network: "Outposts user guide (racks), how Outposts works",
  localGateway: "Outposts user guide (racks), local gateways",
  ecs: "ECS developer guide, ECS on Outposts",
  eks: "EKS user guide, Amazon EKS on AWS Outposts",
  route53: "Route 53 developer guide, Resolver on Outposts",
  endpoints: "EKS user guide, private clusters on Outposts: endpoints and NAT gateways in Regional subnets",
  elb: "Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  metrics: "Outposts user guide (racks), CloudWatch metrics",
  flowLogs: "Amazon VPC user guide, flow log records: sublocation-type outpost",
  absent: "Outposts user guides, service tables: not among the local services",
  terraform: "Terraform language, terraform_data and data sources",
} as const;
