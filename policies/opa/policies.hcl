policy "outpost-mesh" {
  description       = "The prerequisites of App Mesh on AWS Outposts hold"
  query             = "data.outpost_mesh.deny"
  enforcement_level = "mandatory"
}

policy "outpost-mesh-advice" {
  description       = "What works and hurts, and what is decided at apply"
  query             = "data.outpost_mesh.warn"
  enforcement_level = "advisory"
}
