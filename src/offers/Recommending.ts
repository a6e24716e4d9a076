import { DateTime, Effect, Option, Random } from "effect"
import { ConversionModels } from "../conversion/ConversionModels.ts"
import { modelVersionOf } from "../conversion/Estimate.ts"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import type { Assigned } from "../experiments/Assignment.ts"
import type { Settling } from "../experiments/AssignmentsRepo.ts"
import { Experiments } from "../experiments/Experiments.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { LruCache } from "../platform/LruCache.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { countCache } from "../providers/ProviderMetrics.ts"
import { applicantOf } from "./applicant/ApplicantOf.ts"
import { decide } from "./Decide.ts"
import { DecisionInputs, type View } from "./Decision.ts"
import { DecisionId } from "./DecisionId.ts"
import { type Asked, DecisionsRepo, type Standing } from "./DecisionsRepo.ts"
import { type Eligibility, eligibility } from "./eligibility/Eligibility.ts"
import { groundsHash } from "./Grounds.ts"
import { recordSuggested } from "./OfferMetrics.ts"
import { asOf } from "./OfferProgress.ts"
import { OfferSettings } from "./OfferSettings.ts"
import { ExperimentShown, ProfileRequired, Recommendation } from "./Recommendation.ts"
import { versionsUnder } from "./Versions.ts"
import { seen } from "./View.ts"

export interface RecommendOptions extends View {
  readonly abTestGroup?: string | undefined
  readonly agentId?: AgentId | undefined
  /** Buy what is not known first. */
  readonly enrich?: boolean | undefined
}

const largestSeed = 2 ** 31

const shownOf = ({ key, variant, propensity, forced }: Assigned) =>
  new ExperimentShown({ key, variant, propensity, forced })

const progressed = (answer: Recommendation, { offers }: Standing, now: DateTime.Utc) =>
  new Recommendation(
    {
      ...answer,
      offers: answer.offers.map(offer => {
        const progress = offers[offer.offerId]
        return progress === undefined ? offer : asOf(offer, progress, now)
      })
    },
    ofValidParts
  )

export const makeRecommend = Effect.gen(function* () {
  const decisions = yield* DecisionsRepo
  const experiments = yield* Experiments
  const models = yield* ConversionModels
  const enrichment = yield* LeadEnrichmentService
  const ids = yield* Ids
  const settings = yield* OfferSettings
  const remembered = new LruCache<Recommendation>(settings.remembered)

  const answerOf = Effect.fnUntraced(function* (decisionId: DecisionId) {
    const known = remembered.get(decisionId, 0)
    yield* countCache("decision", known !== undefined)
    if (known !== undefined) return known
    const answer = yield* decisions.answerOf(decisionId)
    remembered.set(decisionId, answer, Number.POSITIVE_INFINITY)
    return answer
  })

  const load = Effect.fnUntraced(function* (leadId: LeadId, at: DateTime.Utc, settling: Option.Option<Settling>) {
    const found = yield* decisions.load(leadId, at, settling)
    return Option.isSome(found) ? found.value : yield* new LeadNotFound({ leadId })
  })

  const known = Effect.fnUntraced(function* (
    leadId: LeadId,
    enrich: boolean,
    at: DateTime.Utc,
    settling: Option.Option<Settling>
  ) {
    const asked = yield* load(leadId, at, settling)
    if (!enrich || asked.profile?.isExpired === false) return asked
    yield* enrichment
      .enrich(leadId, {}, { key: null, batchId: null })
      .pipe(Effect.catchTag("ProvidersUnknown", Effect.die))
    return yield* load(leadId, at, settling)
  })

  /** Whoever asks for an arm sees it, held out or not; what was asked for is marked, and counts nowhere. */
  const arm = Effect.fnUntraced(function* (leadId: LeadId, options: RecommendOptions, at: DateTime.Utc) {
    const group = Option.fromNullable(options.abTestGroup)
    const agentId = Option.fromNullable(options.agentId)
    const holdout = Option.isNone(group) && experiments.isHeldOut(leadId)
    if (holdout || Option.isSome(group)) {
      const assigned = holdout ? Effect.succeed(null) : experiments.assign({ leadId, agentId, group, at })
      return { holdout, settling: Option.none(), assigned: () => assigned }
    }
    const place = yield* experiments.place({ leadId, agentId, at })
    return place._tag === "Known"
      ? { holdout, settling: Option.none(), assigned: () => Effect.succeed(place.assigned) }
      : {
          holdout,
          settling: Option.some(place.settling),
          assigned: ({ places }: Asked) => Effect.sync(() => place.settled(places))
        }
  })

  const made = Effect.fnUntraced(function* (
    { lead: { leadId } }: Asked,
    basis: Pick<DecisionInputs, "applicant" | "experiment" | "unit" | "agentId" | "ranking" | "holdout" | "view">,
    inputsHash: string,
    judged: Eligibility,
    at: DateTime.Utc
  ) {
    const model = yield* models.current
    const inputs = new DecisionInputs(
      {
        ...basis,
        leadId,
        decisionId: DecisionId.make(yield* ids.next),
        offerIds: yield* Effect.replicateEffect(ids.next, settings.maxOffers),
        at,
        validUntil: DateTime.add(at, { hours: settings.validityHours }),
        seed: yield* Random.nextIntBetween(0, largestSeed),
        exploration: settings.exploration,
        maxOffers: settings.maxOffers
      },
      ofValidParts
    )
    const { choices, recommendation, features } = decide(inputs, model, judged)
    const kept = yield* decisions.keep({
      inputs,
      inputsHash,
      versions: versionsUnder(modelVersionOf(model)),
      answer: recommendation,
      features,
      choices
    })
    if (Option.isNone(kept)) return yield* new LeadNotFound({ leadId })
    if (kept.value !== inputs.decisionId) return yield* answerOf(kept.value)
    yield* recordSuggested(recommendation.offers)
    remembered.set(inputs.decisionId, recommendation, Number.POSITIVE_INFINITY)
    return recommendation
  })

  return Effect.fn("Offers.recommend")(function* (leadId: LeadId, options: RecommendOptions) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const at = yield* DateTime.now
    const { holdout, settling, ...arms } = yield* arm(leadId, options, at)
    const asked = yield* known(leadId, options.enrich === true, at, settling)
    if (asked.profile === null && !asked.enriched) return yield* new ProfileRequired({ leadId })
    const assigned = yield* arms.assigned(asked)
    const view: View = { maxOffers: options.maxOffers, includeTiers: options.includeTiers, types: options.types }
    const basis = {
      applicant: applicantOf(asked.lead, asked.profile, at),
      experiment: assigned && shownOf(assigned),
      unit: assigned?.unit ?? null,
      agentId: options.agentId ?? null,
      ranking: assigned?.ranking ?? "expected_value",
      holdout,
      view
    } as const
    const judged = eligibility(basis.applicant, at)
    const inputsHash = groundsHash(basis, judged)
    const same = asked.standing.find(({ inputs_hash }) => inputs_hash === inputsHash)
    const answer =
      same === undefined
        ? yield* made(asked, basis, inputsHash, judged, at)
        : progressed(yield* answerOf(same.decision_id), same, at)
    yield* Effect.annotateCurrentSpan({ decisionId: answer.decisionId, "offers.reused": same !== undefined })
    return seen(answer, view)
  })
})
