import "module" "outpost_mesh_rules" {
  source = "../../modules/outpost_mesh_rules.sentinel"
}

mock "tfplan/v2" {
  module {
    source = "mock-incomplete.sentinel"
  }
}

test {
  rules = {
    main = false
  }
}
