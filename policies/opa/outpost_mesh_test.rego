package outpost_mesh_test

import data.outpost_mesh
import rego.v1

verdict(status) := {
	"address": {"kind": "resource", "type": "terraform_data", "name": "OM-P002_factory"},
	"status": status,
	"instances": [{"problems": [{"message": "The Outpost is PENDING."}]}],
}

plan(checks) := {"format_version": "1.2", "timestamp": "2027-01-15T10:00:00Z", "checks": checks, "resource_changes": []}

waived(mode, expires) := {
	"address": "terraform_data.rule-modes",
	"type": "terraform_data",
	"change": {"after": {"input": {"OM-P002": {"mode": mode, "expires": expires}}}},
}

mesh := {"address": "aws_appmesh_mesh.orders", "type": "aws_appmesh_mesh", "change": {"after": {}}}

test_holds if {
	count(outpost_mesh.deny) == 0 with input as plan([verdict("pass")])
	count(outpost_mesh.warn) == 0 with input as plan([verdict("pass")])
}

test_fails_with_message_and_remedy if {
	some message in outpost_mesh.deny with input as plan([verdict("fail")])
	startswith(message, "OM-P002 factory: The Outpost is PENDING. To mend it: ")
}

test_takes_the_input_of_hcp_terraform if {
	count(outpost_mesh.deny) == 1 with input as {"plan": plan([verdict("fail")]), "run": {}}
}

test_unknown_is_told if {
	count(outpost_mesh.warn) == 1 with input as plan([verdict("unknown")])
}

test_incomplete_plan_never_passes if {
	count(outpost_mesh.deny) == 1 with input as object.union(plan([]), {"errored": true})
}

test_waiver_counts_until_its_day if {
	before := object.union(plan([verdict("fail")]), {"resource_changes": [waived("warn", "2027-01-16")]})
	count(outpost_mesh.deny) == 0 with input as before
	count(outpost_mesh.warn) == 1 with input as before
	over := object.union(plan([verdict("fail")]), {"resource_changes": [waived("warn", "2027-01-15")]})
	count(outpost_mesh.deny) == 1 with input as over
}

test_manifest_beside_the_plan_wins if {
	manifest := [{"id": "OM-P002", "title": "t", "severity": "note", "remedy": "r"}]
	count(outpost_mesh.warn) == 1 with input as plan([verdict("fail")]) with data.rules as manifest
}

test_mesh_without_prerequisites_is_refused if {
	count(outpost_mesh.deny) == 1 with input as object.union(plan([]), {"resource_changes": [mesh]})
}
