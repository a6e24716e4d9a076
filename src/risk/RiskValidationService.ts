import { Context, DateTime, Effect, Layer, Option } from "effect"
import type { KeyedHash } from "../audit/Chain.ts"
import { Agents } from "../compliance/Agents.ts"
import { type Lead, type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { Secrets } from "../platform/Secrets.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { rulesVersion } from "../rules/Rulebook.ts"
import { assess, reasonsOf } from "./Assessment.ts"
import { measuredOf } from "./behaviour/Measure.ts"
import { cameAt, isHoneypotFilled, submittedOf } from "./behaviour/Submitted.ts"
import { isAbout } from "./Checks.ts"
import { type Around, findings } from "./Findings.ts"
import { LookingUp } from "./lookups/LookingUp.ts"
import { recordValidation } from "./RiskMetrics.ts"
import type { ReviewDecided } from "./RiskReview.ts"
import { RiskSettings } from "./RiskSettings.ts"
import { type Coming, type HeldSubject, RiskSubjectsRepo } from "./RiskSubjectsRepo.ts"
import {
  ReviewClosed,
  RiskValidation,
  RiskValidationNotFound,
  type ValidationAsked,
  ValidationId,
  ValidationMetadata,
  type ValidationType
} from "./RiskValidation.ts"
import { RiskValidationsRepo } from "./RiskValidationsRepo.ts"
import { checkOf } from "./Shown.ts"
import { fingerprintsOf, namesOf } from "./velocity/Fingerprints.ts"

const alone: Around = { sightings: {}, ranks: {}, trusted: [] }

/** Leads of machines tell nothing of how a source's leads usually come. */
const comingOf = (hash: KeyedHash, lead: Lead): Coming => {
  const submitted = submittedOf(lead.attributes)
  return {
    leadId: lead.leadId,
    source: lead.source ?? null,
    at: cameAt(submitted, lead.createdAt),
    fingerprints: fingerprintsOf(hash, lead),
    ...namesOf(hash, lead),
    measured: isHoneypotFilled(submitted) ? [] : measuredOf(submitted)
  }
}

/** What a review decides on: as long as neither the reasons nor who is meant change, the decision stands. */
const groundsOf = (
  hash: KeyedHash,
  reasons: ReadonlyArray<string>,
  { dateOfBirth, firstName, lastName }: Lead,
  { fingerprints }: Coming
): Buffer =>
  hash(
    "risk grounds",
    JSON.stringify([reasons, firstName, lastName, dateOfBirth, fingerprints.map(one => one.hash.toString("hex"))])
  )

const make = Effect.gen(function* () {
  const subjects = yield* RiskSubjectsRepo
  const repo = yield* RiskValidationsRepo
  const agents = yield* Agents
  const lookingUp = yield* LookingUp
  const ids = yield* Ids
  const { hash } = yield* Secrets
  const { thresholds, validityHours } = yield* RiskSettings

  const licensed = (asked: ValidationAsked, type: ValidationType, { lead }: HeldSubject, at: DateTime.Utc) => {
    const { agentId } = asked
    const state = lead.address?.state
    if (agentId === undefined || !isAbout(type, "compliance")) return Effect.succeed(null)
    return state === undefined ? Effect.succeed({}) : agents.licensedLines(agentId, state, at)
  }

  const lookAround = (coming: Coming, type: ValidationType, at: DateTime.Utc) =>
    isAbout(type, "behavioral")
      ? Effect.zipRight(subjects.note(coming), subjects.around(coming, at))
      : Effect.succeed(alone)

  const validated = Effect.fnUntraced(function* (leadId: LeadId, asked: ValidationAsked) {
    const at = yield* DateTime.now
    const type = asked.validationType ?? "all"
    const offerType = asked.offerType ?? null
    const held = yield* subjects.load(leadId)
    if (Option.isNone(held)) return yield* new LeadNotFound({ leadId })
    const coming = comingOf(hash, held.value.lead)
    const { rehearsal, ...known } = held.value
    const { around, lookUps } = yield* Effect.all(
      {
        around: lookAround(coming, type, at),
        lookUps: isAbout(type, "contact") ? lookingUp.about(known.lead) : Effect.succeed({})
      },
      { concurrency: "unbounded" }
    )
    const grounds = findings({ ...known, lookUps: { ...lookUps, rehearsal }, at }, around, {
      type,
      offerType,
      licensed: yield* licensed(asked, type, held.value, at)
    })
    const assessment = assess(grounds, thresholds)
    const { findings: checks, ...verdict } = assessment
    const validation = new RiskValidation(
      {
        validationId: ValidationId.make(yield* ids.next),
        leadId,
        validationType: type,
        offerType,
        agentId: asked.agentId ?? null,
        callId: asked.callId ?? null,
        ...verdict,
        validationChecks: checks.map(checkOf),
        validationMetadata: new ValidationMetadata({
          rulesVersion,
          thresholds,
          blockedBy: grounds.blockedBy,
          referredBy: grounds.referredBy,
          trusted: around.trusted,
          profileEnrichedAt: held.value.profile?.enrichedAt ?? null
        }),
        review: null,
        createdAt: at,
        expiresAt: DateTime.add(at, { hours: validityHours }),
        isExpired: false
      },
      ofValidParts
    )
    const reasons = [...new Set([...reasonsOf(assessment), ...grounds.blockedBy, ...grounds.referredBy])].toSorted()
    const kept = yield* repo.keep(validation, groundsOf(hash, reasons, known.lead, coming), reasons)
    if (Option.isNone(kept)) return yield* new LeadNotFound({ leadId })
    const { isApproved, review } = kept.value
    return new RiskValidation({ ...validation, isApproved, review }, ofValidParts)
  })

  const validate = Effect.fn("RiskValidationService.validate")(function* (leadId: LeadId, asked: ValidationAsked) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const [took, validation] = yield* Effect.timed(validated(leadId, asked))
    yield* recordValidation(validation.validationType, validation.severity, took)
    return validation
  })

  const latest = Effect.fn("RiskValidationService.latest")(function* (leadId: LeadId, type: ValidationType | null) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const found = yield* repo.latest(leadId, type)
    return Option.isSome(found) ? found.value : yield* new RiskValidationNotFound()
  })

  const review = Effect.fn("RiskValidationService.review")(function* (
    validationId: ValidationId,
    decision: ReviewDecided
  ) {
    yield* Effect.annotateCurrentSpan({ validationId })
    const decided = yield* repo.decide(validationId, decision, yield* DateTime.now)
    if (decided.outcome === "closed") return yield* new ReviewClosed({ validationId })
    return decided.review ?? (yield* new RiskValidationNotFound())
  })

  return {
    validate,
    latest,
    /** Once; what had passed can be reviewed too. */
    review,
    /** Newest first. */
    reviews: Effect.fn("RiskValidationService.reviews")(repo.reviews),
    outcomes: Effect.fn("RiskValidationService.outcomes")(repo.outcomes)
  }
})

/** Whether a lead is who and what it says, and what the law lets be sold to it. */
export class RiskValidationService extends Context.Tag("callwise/risk/RiskValidationService")<
  RiskValidationService,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RiskValidationService, make).pipe(
    Layer.provide([
      RiskSubjectsRepo.layer,
      RiskValidationsRepo.layer,
      LookingUp.layer,
      Agents.layer,
      Ids.layer,
      Secrets.layer
    ])
  )
}
