export * from "./ec2";
