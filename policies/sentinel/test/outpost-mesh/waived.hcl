import "module" "outpost_mesh_rules" {
  source = "../../modules/outpost_mesh_rules.sentinel"
}

mock "tfplan/v2" {
  module {
    source = "mock-waived.sentinel"
  }
}

test {
  rules = {
    main = true
  }
}
