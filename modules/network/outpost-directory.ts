import { DataAwsOutpostsOutposts } from "@cdktf/provider-aws/lib/data-aws-outposts-outposts";
import { Construct } from "constructs";
import { attribute, named } from "../terraform";

/** The Outposts that the account sees in the Region: its own and those shared with it. */
export class OutpostDirectory extends Construct {
  /** Expression: the set of their ARNs. */
  readonly arns: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The plural form answers an empty list where the singular one fails, so a rule can say what is wrong.
    this.arns = attribute(named(new DataAwsOutpostsOutposts(this, "visible"), "visible"), "arns");
  }
}
