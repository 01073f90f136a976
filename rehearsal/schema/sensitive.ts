/**
 * Attributes that the AWS provider marks sensitive and on which Terraform's output depends: a plan shows them as
 * "(sensitive value)", and an expression that uses one is sensitive too. The bindings do not say so.
 * Source: schema of hashicorp/aws 6.x (`Sensitive: true`).
 */
export const SENSITIVE_RESOURCE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ["password"],
  aws_iam_access_key: ["secret", "ses_smtp_password_v4"],
  aws_rds_cluster: ["master_password"],
  aws_secretsmanager_secret_version: ["secret_binary", "secret_string"],
  aws_ssm_parameter: ["value", "value_wo"],
};

/** The same for data sources. */
export const SENSITIVE_DATA_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_ecr_authorization_token: ["authorization_token", "password"],
  aws_eks_cluster_auth: ["token"],
  aws_secretsmanager_secret_version: ["secret_binary", "secret_string"],
  aws_ssm_parameter: ["value"],
  aws_ssm_parameters_by_path: ["values"],
};
