import { DateTime, Effect, Option } from "effect"
import type { KeyedHash } from "../audit/Chain.ts"
import { Agents } from "../compliance/Agents.ts"
import { type Lead, type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Ids } from "../platform/Ids.ts"
import { Secrets } from "../platform/Secrets.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { rulesVersion } from "../rules/Rulebook.ts"
import { assess, type Grounds, reasonsOf } from "./Assessment.ts"
import { isAbout } from "./Checks.ts"
import { ComingsRepo } from "./ComingsRepo.ts"
import type { Belief } from "./checks/identity/SamePerson.ts"
import { type Around, findings } from "./Findings.ts"
import { IdentityBeliefs, type ServingBelief } from "./learning/IdentityBeliefs.ts"
import { LookingUp } from "./lookups/LookingUp.ts"
import { RiskSettings } from "./RiskSettings.ts"
import { type HeldSubject, RiskSubjectsRepo } from "./RiskSubjectsRepo.ts"
import {
  RiskValidation,
  type ValidationAsked,
  ValidationId,
  ValidationMetadata,
  type ValidationType
} from "./RiskValidation.ts"
import { RiskValidationsRepo } from "./RiskValidationsRepo.ts"
import { checkOf } from "./Shown.ts"
import { type Coming, comingOf } from "./velocity/Coming.ts"

const alone: Around = { sightings: {}, ranks: {}, trusted: [] }

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

export const makeValidate = Effect.gen(function* () {
  const subjects = yield* RiskSubjectsRepo
  const comings = yield* ComingsRepo
  const repo = yield* RiskValidationsRepo
  const agents = yield* Agents
  const lookingUp = yield* LookingUp
  const beliefs = yield* IdentityBeliefs
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
      ? Effect.zipRight(comings.note(coming), subjects.around(coming, at))
      : Effect.succeed(alone)

  /** What is found of a lead as it is held, and what others and those who were asked say about it. */
  const grounds = Effect.fnUntraced(function* (
    held: HeldSubject,
    coming: Coming,
    asked: ValidationAsked,
    belief: Belief,
    at: DateTime.Utc
  ) {
    const { rehearsal, ...known } = held
    const type = asked.validationType ?? "all"
    const { around, licences, lookUps } = yield* Effect.all(
      {
        around: lookAround(coming, type, at),
        licences: licensed(asked, type, held, at),
        lookUps: isAbout(type, "contact") ? lookingUp.about(known.lead) : Effect.succeed({})
      },
      { concurrency: "unbounded" }
    )
    const found = findings({ ...known, lookUps: { ...lookUps, rehearsal }, belief, at }, around, {
      type,
      offerType: asked.offerType ?? null,
      licensed: licences
    })
    return { found, trusted: around.trusted }
  })

  const metadata = (
    { blockedBy, referredBy }: Grounds,
    trusted: Around["trusted"],
    { profile }: HeldSubject,
    { version }: ServingBelief
  ) =>
    new ValidationMetadata({
      rulesVersion,
      identityVersion: version,
      thresholds,
      blockedBy,
      referredBy,
      trusted,
      profileEnrichedAt: profile?.enrichedAt ?? null
    })

  return Effect.fnUntraced(function* (leadId: LeadId, asked: ValidationAsked) {
    const at = yield* DateTime.now
    const held = yield* subjects.load(leadId)
    if (Option.isNone(held)) return yield* new LeadNotFound({ leadId })
    const { lead } = held.value
    const coming = comingOf(hash, lead)
    const serving = yield* beliefs.current
    const { found, trusted } = yield* grounds(held.value, coming, asked, serving.belief, at)
    const assessment = assess(found, thresholds)
    const { findings: checks, ...verdict } = assessment
    const validation = new RiskValidation(
      {
        validationId: ValidationId.make(yield* ids.next),
        leadId,
        validationType: asked.validationType ?? "all",
        offerType: asked.offerType ?? null,
        agentId: asked.agentId ?? null,
        callId: asked.callId ?? null,
        ...verdict,
        validationChecks: checks.map(checkOf),
        validationMetadata: metadata(found, trusted, held.value, serving),
        review: null,
        createdAt: at,
        expiresAt: DateTime.add(at, { hours: validityHours }),
        isExpired: false
      },
      ofValidParts
    )
    const reasons = [...new Set([...reasonsOf(assessment), ...found.blockedBy, ...found.referredBy])].toSorted()
    const kept = yield* repo.keep(validation, groundsOf(hash, reasons, lead, coming), reasons)
    if (Option.isNone(kept)) return yield* new LeadNotFound({ leadId })
    return new RiskValidation({ ...validation, ...kept.value }, ofValidParts)
  })
})
