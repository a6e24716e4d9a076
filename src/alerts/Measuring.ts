import { Context, DateTime, Duration, Effect, Layer } from "effect"
import { Experiments } from "../experiments/Experiments.ts"
import { CampaignBudgets, DailyBudget } from "../providers/Budgets.ts"
import type { FailureReason } from "../providers/Provider.ts"
import type { AlertRule, RuleName } from "./AlertRule.ts"
import { AlertSettings } from "./AlertSettings.ts"
import { type Counts, type Judged, judgedAmount, judgedShare, unusualShare } from "./Judging.ts"
import { MeasuresRepo } from "./MeasuresRepo.ts"
import { rulesOf } from "./Rules.ts"
import { happened, notAskedFor } from "./Sentences.ts"

/** What one evaluation found of a rule and what it watches. */
export interface Measure extends Counts, Judged {
  readonly rule: RuleName
  /** Empty for the service as a whole. */
  readonly subject: string
  readonly subjectName: string | null
  readonly threshold: number
  /** What was found, in a sentence. */
  readonly happened: string
  /** With what to do about it. */
  readonly message: string
}

interface Subject {
  readonly subject: string
  readonly subjectName: string | null
  readonly pausedFor?: FailureReason
}

/** Who is not asked for long answers nothing, however few look-ups it took to find out. */
const notAsked: Judged = { signal: "breach", value: 100 }

const service: Subject = { subject: "", subjectName: null }
const usualOver = Duration.days(7)
/** What takes long to count and changes slowly. */
const usualKnownFor = Duration.hours(1)
const ratiosKnownFor = Duration.minutes(10)

/** A failure is not kept: the next one asks anew. */
const keptFor = <A, E, R>(time: Duration.Duration, effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.cachedInvalidateWithTTL(effect, time), ([known, forget]) => Effect.onError(known, () => forget))

const measure = (rule: AlertRule, about: Subject, counts: Counts, judged: Judged): Measure => {
  const { pausedFor, ...subject } = about
  const found = { rule: rule.rule, ...subject, threshold: rule.threshold, ...counts, ...judged }
  const sentence = pausedFor === undefined ? happened(found, rule) : notAskedFor(found, pausedFor)
  return { ...found, happened: sentence, message: `${sentence} ${rule.whatToDo}` }
}

const make = Effect.gen(function* () {
  const repo = yield* MeasuresRepo
  const experiments = yield* Experiments
  const settings = yield* AlertSettings
  const ofDay = yield* DailyBudget
  const ofCampaigns = yield* CampaignBudgets
  const rules = rulesOf(settings)

  const spanOf = (now: DateTime.Utc, window: Duration.Duration) => ({
    from: DateTime.subtractDuration(now, window),
    to: now
  })
  const share = (rule: AlertRule, subject: Subject, counts: Counts) =>
    measure(rule, subject, counts, judgedShare(counts, rule))

  const usualRisks = yield* keptFor(
    usualKnownFor,
    Effect.flatMap(DateTime.now, now =>
      repo.risks({
        from: DateTime.subtractDuration(now, usualOver),
        to: DateTime.subtractDuration(now, settings.fraud.window)
      })
    )
  )
  const ratios = yield* keptFor(ratiosKnownFor, experiments.sampleRatios)

  const fraud = Effect.fnUntraced(function* (now: DateTime.Utc) {
    const { factor, percent: floor, window } = settings.fraud
    const counts = yield* repo.risks(spanOf(now, window))
    const threshold = unusualShare(yield* usualRisks, { factor, floor, fewestEvents: settings.fewestEvents })
    const rule = rules.fraud_risk_spike
    const clearAt = (threshold * settings.clearPercent) / 100
    return share({ ...rule, threshold, clearAt }, service, counts)
  })

  const budgets = Effect.fnUntraced(function* (now: DateTime.Utc) {
    const rule = rules.cost_budget_exceeded
    return (yield* repo.spent(now, { ofDay, ofCampaigns })).map(({ subject, subjectName, ...counts }) =>
      measure(rule, { subject, subjectName }, counts, judgedAmount((100 * counts.numerator) / counts.denominator, rule))
    )
  })

  /** One after another: they share a connection. */
  const all = Effect.fn("Measuring.all")(function* (now: DateTime.Utc) {
    const enrichments = yield* repo.enrichments(spanOf(now, settings.enrichment.window))
    const lookUps = yield* repo.lookUps(spanOf(now, settings.provider.window))
    const suggestions = yield* repo.suggestions(spanOf(now, settings.utilization.window))
    const measures: ReadonlyArray<Measure> = [
      share(rules.high_enrichment_failure_rate, service, enrichments),
      ...lookUps.map(({ subject, subjectName, pausedFor, ...counts }) =>
        pausedFor === null
          ? share(rules.provider_degradation, { subject, subjectName }, counts)
          : measure(rules.provider_degradation, { subject, subjectName, pausedFor }, counts, notAsked)
      ),
      share(rules.low_suggestion_utilization, service, suggestions),
      yield* fraud(now),
      ...(yield* budgets(now)),
      ...(yield* ratios).map(({ key, name, pValue, inFirst, total }) =>
        measure(
          rules.sample_ratio_mismatch,
          { subject: key, subjectName: name },
          { numerator: inFirst, denominator: total },
          judgedAmount(pValue, rules.sample_ratio_mismatch)
        )
      )
    ]
    return measures
  })

  return { all, rules }
})

/** What is watched, as it is now. */
export class Measuring extends Context.Tag("callwise/alerts/Measuring")<
  Measuring,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(Measuring, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(MeasuresRepo.layer))
}
