import { Context, Effect, Layer, Stream } from "effect"
import { AnalyticsSettings } from "../AnalyticsSettings.ts"
import { spanOf } from "../AsOf.ts"
import type { SpanQuery } from "../Period.ts"
import type { ArmShare } from "./Chances.ts"
import { asLogged, type Metric, underPolicy } from "./Estimating.ts"
import type { Fate, PoliciesAnswer, PolicyEstimate } from "./PoliciesAnswer.ts"
import { type Policy, policies } from "./Policy.ts"
import { PolicyLogRepo, type PolicyLogRow, readAtMost } from "./PolicyLogRepo.ts"
import { type WeighedDecision, weighed } from "./Weighing.ts"

/** Each holds what it has read in memory. */
const atOnce = 1

type Fates = Record<Fate, number>

const noFates = (): Fates => ({
  counted: 0,
  open: 0,
  forced: 0,
  heldOut: 0,
  notShown: 0,
  repeated: 0,
  unrecorded: 0,
  erased: 0
})

class Heard {
  readonly fates = noFates()
  readonly decisions: Array<WeighedDecision> = []

  constructor(readonly arms: ReadonlyMap<string, ReadonlyArray<ArmShare>>) {}

  add(row: PolicyLogRow): void {
    if (row.fate !== "counted") {
      this.fates[row.fate] += 1
      return
    }
    const { experimentKey, fate: _, ...logged } = row
    const arms = experimentKey === null ? null : (this.arms.get(experimentKey) ?? null)
    const decision = weighed({ ...logged, arms })
    this.fates[decision === undefined ? "unrecorded" : "counted"] += 1
    if (decision !== undefined) this.decisions.push(decision)
  }
}

const estimateOf = (
  policy: PolicyEstimate["policy"],
  agreeing: number,
  figure: (metric: Metric) => PolicyEstimate[Metric]
): PolicyEstimate => ({
  policy,
  agreeing,
  acceptance: figure("acceptance"),
  conversion: figure("conversion"),
  premiumPerLead: figure("premiumPerLead")
})

const ofPolicy = (decisions: ReadonlyArray<WeighedDecision>, policy: Policy): PolicyEstimate =>
  estimateOf(policy, decisions.filter(({ instead }) => instead[policy] === "the_same").length, metric =>
    underPolicy(decisions, policy, metric)
  )

const make = Effect.gen(function* () {
  const repo = yield* PolicyLogRepo
  const { conversionDays } = yield* AnalyticsSettings
  const turn = yield* Effect.makeSemaphore(atOnce)

  const heardIn = Effect.fnUntraced(function* (range: Parameters<typeof repo.read>[0]) {
    const arms = (yield* repo.arms(range)).map(({ arms, key }) => {
      const total = arms.reduce((sum, { weight }) => sum + weight, 0)
      return [key, arms.map(({ ranking, weight }) => ({ ranking, share: weight / total }))] as const
    })
    const heard = new Heard(new Map(arms))
    yield* Stream.runForEach(repo.read(range), row => Effect.sync(() => heard.add(row)))
    return heard
  })

  const evaluate = Effect.fn("Policies.evaluate")(function* (query: SpanQuery) {
    const { range: span, told } = yield* spanOf(query)
    const range = { ...span, conversionDays }
    const { decisions, fates } = yield* heardIn(range)
    const read = Object.values(fates).reduce((sum, count) => sum + count, 0)
    const others: Array<PolicyEstimate> = []
    for (const policy of policies) {
      others.push(ofPolicy(decisions, policy))
      yield* Effect.yieldNow()
    }
    const answer: PoliciesAnswer = {
      ...told,
      estimator: "self_normalised",
      decisions: { limit: readAtMost, read, more: yield* repo.more(range), ...fates },
      policies: [estimateOf("as_logged", decisions.length, metric => asLogged(decisions, metric)), ...others]
    }
    return answer
  }, turn.withPermits(atOnce))

  return { evaluate }
})

/** What would have come of the offers had another policy chosen what is mentioned first. */
export class Policies extends Context.Tag("callwise/analytics/policies/Policies")<
  Policies,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(Policies, make).pipe(Layer.provide(PolicyLogRepo.layer))
}
