# METADATA
# title: Outpost Mesh
# description: >
#   Judges a plan that Outpost Mesh made by the verdicts that Terraform itself wrote into the plan's `checks`.
#   `deny` blocks, `warn` tells.
package outpost_mesh

import future.keywords.contains
import future.keywords.if
import future.keywords.in

# HCP Terraform hands over {"plan": …, "run": …}; conftest and `opa eval` hand over the plan itself.
plan := object.get(input, "plan", input)

# The manifest that Outpost Mesh writes next to the plan (rules.json), where it is given as data; otherwise the catalogue
# of the release that this policy came with.
rules := {rule.id: rule | some rule in data.rules} if {
	data.rules
} else := data.outpost_mesh_catalogue.rules

deny contains "the plan is not complete: Terraform stopped before its end" if object.get(plan, "errored", false)

deny contains message if {
	some verdict in failing
	verdict.severity == "error"
	message := verdict.text
}

# A waived rule that is over counts with its own severity again, which `severity` below takes care of.
warn contains message if {
	some verdict in failing
	verdict.severity != "error"
	message := verdict.text
}

warn contains message if {
	some verdict in verdicts
	verdict.status == "unknown"
	message := sprintf("%s %s is decided when the plan is applied", [verdict.rule, verdict.subject])
}

# Somebody took the prerequisites out, or the plan is not of Outpost Mesh's making.
deny contains message if {
	count(verdicts) == 0
	count(unjudged) > 0
	message := sprintf(
		"OM-P090 %d resources stand on an Outpost or in a mesh, and the plan has no prerequisite of Outpost Mesh: %s",
		[count(unjudged), concat(", ", array.slice(sort(unjudged), 0, 5))],
	)
}

unjudged := {change.address |
	some change in object.get(plan, "resource_changes", [])
	object.get(change, "mode", "managed") == "managed"
	needs_prerequisites(change)
}

# What the plan takes away has nothing after it, and asks for nothing.
needs_prerequisites(change) if {
	startswith(change.type, "aws_appmesh_")
	is_object(change.change.after)
}

needs_prerequisites(change) if {
	change.type == "aws_subnet"
	object.get(after(change), "outpost_arn", null) != null
}

failing := {verdict |
	some verdict in verdicts
	verdict.status in {"fail", "error"}
}

# What the plan says, one entry for each gate and check block that carries a rule's id in its name.
verdicts := {verdict |
	some check in object.get(plan, "checks", [])
	name := object.get(check.address, "name", "")
	regex.match(`^OM-[A-Z][0-9]{3}_.+$`, name)
	rule := object.get(rules, substring(name, 0, 7), unknown_rule(substring(name, 0, 7)))
	verdict := {
		"rule": rule.id,
		"subject": substring(name, 8, -1),
		"status": check.status,
		"severity": severity(rule),
		"text": text(rule, name, check),
	}
}

# A rule of a newer release is not passed over.
unknown_rule(id) := {
	"id": id,
	"title": "this policy does not know the rule",
	"severity": "error",
	"remedy": "Take the policy of the release of Outpost Mesh that made the plan.",
}

text(rule, name, check) := sprintf("%s %s: %s To mend it: %s", [
	rule.id,
	substring(name, 8, -1),
	concat(" ", problems(rule, check)),
	rule.remedy,
])

problems(rule, check) := messages if {
	messages := [problem.message |
		some instance in object.get(check, "instances", [])
		some problem in object.get(instance, "problems", [])
	]
	count(messages) > 0
} else := [sprintf("It does not hold: %s.", [rule.title])]

severity(rule) := "error" if {
	mode_in_force(rule.id) == "enforce"
} else := "warning" if {
	mode_in_force(rule.id) == "warn"
} else := rule.severity

# How the deployment sets the rule, as `terraform_data.rule-modes` records it, until the day on which it ends.
mode_in_force(id) := modes[id].mode if not over(modes[id])

over(mode) if {
	ends := time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [mode.expires]))
	time.parse_rfc3339_ns(plan.timestamp) >= ends
}

default modes := {}

modes := recorded if {
	some change in object.get(plan, "resource_changes", [])
	change.address == "terraform_data.rule-modes"
	recorded := after(change).input
}

after(change) := values if {
	values := change.change.after
	is_object(values)
} else := {}
