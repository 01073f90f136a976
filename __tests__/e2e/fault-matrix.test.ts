import { fails, reviewPlan } from "../../review";
import { RULES, findRule } from "../../rules";
import { FAULTS } from "../support/faults";
import { ENVOY_SUPPORTED } from "../support/faults/balanced-base";
import { Bench } from "../support/faults/bench";
import type { Verdicts } from "../support/faults/bench";
import { BASES, HEALTHY_WORLDS, RULES_OF, SUPPORTED } from "../support/faults/fault";
import type { BaseName, Fault } from "../support/faults/fault";

const HEALTHY: readonly Fault[] = (Object.keys(BASES) as BaseName[]).map((base) => ({
  base,
  name: "nothing is wrong",
  world: {},
  fails: {},
  blocked: false,
}));
const CASES = [...HEALTHY, ...FAULTS];
const titleOf = ({ base, name }: Fault) => `${base}: ${name}`;

/** Plans in the order of the cases, at most two at a time, each base in a folder of its own. */
class Matrix {
  private readonly benches: Bench[] = [];
  private readonly verdicts = new Map<Fault, Promise<Verdicts>>();

  constructor() {
    const lanes = [["new"], ["existing", "two", "premises", "balanced", "looked-for"]] as const;
    for (const lane of lanes) {
      let before: Promise<unknown> = Promise.resolve();
      for (const base of lane) {
        let bench: Bench | undefined;
        for (const fault of CASES.filter((each) => each.base === base)) {
          const planned = before.then(() => (bench ??= this.open(base)).plan(...worldOf(fault)));
          // A case that cannot be planned is its own test's failure and not the next one's.
          before = planned.catch(() => undefined);
          this.verdicts.set(fault, planned);
        }
      }
    }
    for (const planned of this.verdicts.values()) planned.catch(() => undefined);
  }

  of(fault: Fault): Promise<Verdicts> {
    return this.verdicts.get(fault)!;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.verdicts.values());
    for (const bench of this.benches) bench.close();
  }

  private open(base: BaseName): Bench {
    const bench = new Bench(BASES[base]);
    this.benches.push(bench);
    return bench;
  }
}

function worldOf({ base, world, override }: Fault): [object & Record<string, unknown>, object] {
  const rules = RULES_OF[base];
  const supported = rules.includes("OM-P010_app-mesh")
    ? SUPPORTED
    : rules.includes("OM-E012_envoy")
      ? ENVOY_SUPPORTED
      : {};
  return [{ ...HEALTHY_WORLDS[base], ...world }, override ?? supported];
}

describe("a plan in a world where prerequisites are broken, decided by Terraform", () => {
  let matrix: Matrix;
  beforeAll(() => {
    matrix = new Matrix();
  });
  afterAll(() => matrix.close(), 600_000);

  test.each(CASES.map((fault) => [titleOf(fault), fault] as const))(
    "%s",
    async (_, fault) => {
      // WHEN
      const { blocked, statuses, messages, errors, plan } = await matrix.of(fault);
      // THEN every rule has exactly its verdict, and says what is wrong
      const expected = Object.fromEntries(RULES_OF[fault.base].map((rule) => [rule, "pass"]));
      for (const rule of fault.undecided ?? []) expected[rule] = "unknown";
      for (const rule of Object.keys(fault.fails)) expected[rule] = "fail";
      expect(statuses).toEqual(expected);
      expect(messages).toEqual(
        Object.fromEntries(Object.entries(fault.fails).map(([rule, message]) => [rule, [message]])),
      );
      // THEN what blocks stops the plan, and what advises does not
      expect(blocked).toBe(fault.blocked);
      const gates = (plan.checks ?? []).filter(({ address }) => address.kind === "resource");
      const shut = gates.some(({ status }) => status === "fail");
      expect(blocked).toBe(shut || (fault.errors ?? []).length > 0);
      const others = [...new Set(errors)].sort();
      expect(others).toEqual((fault.errors ?? []).map((pattern) => expect.stringMatching(pattern)));
      // THEN the review lets pass what can be applied, and only that
      const harms = Object.keys(fault.fails).some((name) => findRule(name.split("_")[0]!)!.severity === "error");
      expect(fails(reviewPlan(fault.base, plan), "error")).toBe(
        fault.blocked || harms || fault.refusedByReview === true,
      );
    },
    600_000,
  );
});

/** Rules about EKS clusters, which no base of the matrix has: __tests__/e2e/cluster-faults.test.ts breaks them. */
const OF_CLUSTERS = ["OM-K001", "OM-K002", "OM-N113"];

describe("the fault matrix", () => {
  test("has at least forty worlds, each of another name", () => {
    expect(new Set(FAULTS.map(titleOf)).size).toBe(FAULTS.length);
    expect(FAULTS.length).toBeGreaterThanOrEqual(40);
  });

  test("breaks every rule that a plan decides, and has each of them hold", () => {
    const decided = RULES.filter(
      ({ id, stages }) =>
        !OF_CLUSTERS.includes(id) && stages.some((stage) => stage === "precondition" || stage === "check"),
    );
    const ruleOf = (name: string) => name.split("_")[0]!;
    const broken = new Set(FAULTS.flatMap((fault) => Object.keys(fault.fails).map(ruleOf)));
    const held = new Set(Object.values(RULES_OF).flatMap((names) => names.map(ruleOf)));
    expect([...broken].sort()).toEqual(decided.map(({ id }) => id));
    expect([...held].sort()).toEqual(decided.map(({ id }) => id));
  });
});
