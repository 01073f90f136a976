import "module" "outpost_mesh_rules" {
  source = "./modules/outpost_mesh_rules.sentinel"
}

policy "outpost-mesh" {
  source            = "./outpost-mesh.sentinel"
  enforcement_level = "soft-mandatory"
  params = {
    fail_on = "error"
  }
}
