package outpost_mesh_test

import data.outpost_mesh
import future.keywords.if
import future.keywords.in

verdict(status) := {
	"address": {"kind": "resource", "type": "terraform_data", "name": "OM-P002_factory"},
	"status": status,
	"instances": [{"problems": [{"message": "The Outpost is PENDING."}]}],
}

planned(checks) := {"format_version": "1.2", "timestamp": "2027-01-15T10:00:00Z", "checks": checks, "resource_changes": []}

waived(mode, expires) := {
	"address": "terraform_data.rule-modes",
	"type": "terraform_data",
	"change": {"after": {"input": {"OM-P002": {"mode": mode, "expires": expires}}}},
}

mesh := {"address": "aws_appmesh_mesh.orders", "type": "aws_appmesh_mesh", "change": {"after": {}}}

test_holds if {
	count(outpost_mesh.deny) == 0 with input as planned([verdict("pass")])
	count(outpost_mesh.warn) == 0 with input as planned([verdict("pass")])
}

test_fails_with_message_and_remedy if {
	some message in outpost_mesh.deny with input as planned([verdict("fail")])
	startswith(message, "OM-P002 factory: The Outpost is PENDING. To mend it: ")
}

test_takes_the_input_of_hcp_terraform if {
	count(outpost_mesh.deny) == 1 with input as {"plan": planned([verdict("fail")]), "run": {}}
}

test_unknown_is_told if {
	count(outpost_mesh.warn) == 1 with input as planned([verdict("unknown")])
}

test_incomplete_plan_never_passes if {
	count(outpost_mesh.deny) == 1 with input as object.union(planned([]), {"errored": true})
}

test_waiver_counts_until_its_day if {
	before := object.union(planned([verdict("fail")]), {"resource_changes": [waived("warn", "2027-01-16")]})
	count(outpost_mesh.deny) == 0 with input as before
	count(outpost_mesh.warn) == 1 with input as before
	over := object.union(planned([verdict("fail")]), {"resource_changes": [waived("warn", "2027-01-15")]})
	count(outpost_mesh.deny) == 1 with input as over
}

test_manifest_beside_the_plan_wins if {
	manifest := [{"id": "OM-P002", "title": "t", "severity": "note", "remedy": "r"}]
	count(outpost_mesh.warn) == 1 with input as planned([verdict("fail")]) with data.rules as manifest
}

test_mesh_without_prerequisites_is_refused if {
	some message in outpost_mesh.deny with input as object.union(planned([]), {"resource_changes": [mesh]})
	endswith(message, ": aws_appmesh_mesh.orders")
}

test_mesh_that_goes_needs_none if {
	going := object.union(mesh, {"change": {"after": null}})
	count(outpost_mesh.deny) == 0 with input as object.union(planned([]), {"resource_changes": [going]})
}

test_mesh_that_is_only_read_needs_none if {
	read := object.union(mesh, {"mode": "data"})
	count(outpost_mesh.deny) == 0 with input as object.union(planned([]), {"resource_changes": [read]})
}

test_rule_of_another_release_is_refused if {
	check := {"address": {"kind": "check", "name": "OM-X999_factory"}, "status": "fail"}
	count(outpost_mesh.deny) == 1 with input as planned([check])
}
