import { Context, DateTime, Effect, Layer, Option } from "effect"
import type { AgentId } from "../keys/ApiKey.ts"
import { type Channel, channelOf } from "../leads/Channel.ts"
import { type Lead, type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Leads } from "../leads/Leads.ts"
import { yearsBetween } from "../leads/Years.ts"
import { initialPeriodBegins, medicareAge } from "../rules/tables/Medicare.ts"
import { type CallRecords, CallRecordsRepo } from "./CallRecords.ts"
import { ComplianceSettings } from "./ComplianceSettings.ts"
import type { CallKnown, Listing } from "./calling/CallKnown.ts"
import { permission } from "./calling/CallPermission.ts"
import { whereaboutsOf } from "./calling/Whereabouts.ts"

export interface CallAsked {
  readonly at?: DateTime.Utc | undefined
  readonly agentId?: AgentId | undefined
  /** The day whose law judges, YYYY-MM-DD. */
  readonly law?: string | undefined
  readonly direction?: CallKnown["direction"] | undefined
}

/** 47 CFR 64.1200(c)(2)(i)(D). */
const listHoldsDays = 31

const listing = ({ imported, lists }: CallRecords, list: string | undefined, at: DateTime.Utc): Listing => {
  if (list === undefined) return "never_imported"
  if (lists.includes(list)) return "listed"
  const importedAt = imported[list]
  if (importedAt === undefined) return "never_imported"
  const until = DateTime.add(importedAt, { days: listHoldsDays })
  return DateTime.lessThan(at, until) ? "not_listed" : "list_outdated"
}

const channelOfLead = ({ source }: Lead) => (source === undefined ? undefined : channelOf(source))

/** Who was referred did not ask: somebody else did. */
const unasked: ReadonlyArray<Channel | undefined> = ["cold_list_call", "aged", "referral"]

const inquired = (lead: Lead) => (unasked.includes(channelOfLead(lead)) ? null : lead.createdAt)

/** Who may already sign up for Medicare, and who has no other plan to be called about. */
const medicareOf = ({ dateOfBirth, interests = [] }: Lead, profileAge: number | null, at: DateTime.Utc) => {
  const day = DateTime.formatIsoDateUtc(at)
  const age = dateOfBirth === undefined ? profileAge : yearsBetween(dateOfBirth, day)
  const isNear = dateOfBirth !== undefined && initialPeriodBegins(dateOfBirth) <= day
  const isAsked = interests.length === 0 || interests.includes("health")
  if (age === null || !isAsked || (age < medicareAge && !isNear)) return "no"
  return age >= medicareAge && interests.length === 1 ? "only" : "also"
}

const oneToOneOf = ({ attributes }: Lead): boolean | undefined =>
  typeof attributes?.oneToOneConsent === "boolean" ? attributes.oneToOneConsent : undefined

const later = (one: DateTime.Utc | null, other: DateTime.Utc | null): DateTime.Utc | null =>
  one === null || other === null ? (one ?? other) : DateTime.max(one, other)

const make = Effect.gen(function* () {
  const leads = yield* Leads
  const records = yield* CallRecordsRepo
  const { consentRequired, emergencyStates, licencesRequired } = yield* ComplianceSettings

  const knownOf = (lead: Lead, record: CallRecords, at: DateTime.Utc, { agentId, direction }: CallAsked): CallKnown => {
    const whereabouts = whereaboutsOf(lead)
    const { state } = whereabouts
    const consent = lead.consent?.calls
    return {
      ...whereabouts,
      direction: direction ?? "outbound",
      onOwnList: record.lists.includes("own") || consent === false,
      nationalList: listing(record, "national", at),
      stateList: listing(record, state, at),
      consent,
      consentSince: record.consentSince,
      consentRequired,
      inquiredAt: inquired(lead),
      boughtAt: record.boughtAt,
      medicare: medicareOf(lead, record.profileAge, at),
      permittedAt: later(consent === true ? (record.consentSince ?? lead.createdAt) : null, inquired(lead)),
      isShared: channelOfLead(lead) === "shared_web",
      oneToOneConsent: oneToOneOf(lead),
      attempts: record.attempts,
      licensing: agentId === undefined ? null : (record.licences ?? "unregistered"),
      licencesRequired,
      declaredEmergency: state !== undefined && emergencyStates.has(state)
    }
  }

  const ofLead = Effect.fn("CallPermissions.ofLead")(function* (lead: Lead, asked: CallAsked) {
    const at = asked.at ?? (yield* DateTime.now)
    const record = yield* records.read(lead, asked.agentId ?? null, at)
    return permission(knownOf(lead, record, at, asked), at, asked.law)
  })

  const ask = Effect.fn("CallPermissions.ask")(function* (leadId: LeadId, asked: CallAsked) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const lead = yield* leads.find(leadId)
    return Option.isSome(lead) ? yield* ofLead(lead.value, asked) : yield* new LeadNotFound({ leadId })
  })

  return { ask, ofLead }
})

/** May this person be called, by whom, when, and under which law. */
export class CallPermissions extends Context.Tag("callwise/compliance/CallPermissions")<
  CallPermissions,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(CallPermissions, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(CallRecordsRepo.layer))
}
