import { SqlClient } from "@effect/sql"
import { Context, DateTime, Effect, Layer, Option } from "effect"
import { CallPermissions } from "../compliance/CallPermissions.ts"
import { ContactLog } from "../compliance/ContactLog.ts"
import { ForbiddenByRule } from "../compliance/ForbiddenByRule.ts"
import type { AgentId } from "../keys/ApiKey.ts"
import { LeadNotFound } from "../leads/Lead.ts"
import { Leads } from "../leads/Leads.ts"
import type { OfferId } from "../offers/Offer.ts"
import { Offers } from "../offers/Offers.ts"
import { Ids } from "../platform/Ids.ts"
import { Call, CallAlreadyEnded, CallExists, CallNotFound, SaleOfferUnknown } from "./Call.ts"
import { CallId } from "./CallId.ts"
import type { CallEnding, NewCall } from "./CallInput.ts"
import { callOf } from "./CallOf.ts"
import { type CallFilter, type CallRow, CallsRepo } from "./CallsRepo.ts"
import { Endings } from "./Endings.ts"
import { Preparations } from "./Preparations.ts"

interface Beginning extends NewCall {
  readonly callId: CallId
  readonly ringing: boolean
  /** What has happened already is kept, whether it was allowed or not. */
  readonly asReported: boolean
  /** Nobody is to be briefed any more. */
  readonly isOver: boolean
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const repo = yield* CallsRepo
  const leads = yield* Leads
  const permissions = yield* CallPermissions
  const contacts = yield* ContactLog
  const offers = yield* Offers
  const preparations = yield* Preparations
  const endings = yield* Endings
  const ids = yield* Ids

  /** One at a time for a lead, so that two never take the last contact that a cap allows. */
  const kept = Effect.fnUntraced(function* (asked: Beginning) {
    const { callId, leadId, agentId, ringing, direction = "outbound" } = asked
    const startedAt = asked.startedAt ?? (yield* DateTime.now)
    yield* sql`select from leads where lead_id = ${leadId} for no key update`
    const lead = yield* leads.find(leadId)
    if (Option.isNone(lead)) return yield* new LeadNotFound({ leadId })
    const permission = yield* permissions.ofLead(lead.value, { at: startedAt, agentId, direction })
    const [rule] = permission.rules
    if (!asked.asReported && permission.verdict === "forbidden" && rule !== undefined)
      return new ForbiddenByRule({ ruleId: rule.ruleId, message: rule.message, citation: rule.citation })
    const call = new Call({ callId, leadId, agentId, direction, ringing, startedAt, status: "active" })
    const row = yield* repo.insert({ call, permission })
    if (Option.isNone(row)) return yield* new CallExists({ callId })
    yield* contacts.record({ lead: lead.value, agentId, at: startedAt, channel: "call", direction })
    return row.value
  })

  const begin = Effect.fnUntraced(function* (asked: Beginning) {
    const row = yield* kept(asked).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))
    if (row instanceof ForbiddenByRule) return yield* row
    if (!asked.isOver) yield* preparations.begin(row)
    return callOf(row)
  })

  const start = Effect.fn("Calls.start")(function* (asked: NewCall) {
    const callId = asked.callId ?? CallId.make(yield* ids.next)
    yield* Effect.annotateCurrentSpan({ callId, leadId: asked.leadId })
    return yield* begin({ ...asked, callId, ringing: false, asReported: false, isOver: false })
  })

  const get = Effect.fn("Calls.get")(function* (callId: CallId, viewer: AgentId | null) {
    yield* Effect.annotateCurrentSpan({ callId })
    const row = yield* repo.read(callId, viewer, "call.read")
    return Option.isSome(row) ? callOf(row.value) : yield* new CallNotFound({ callId })
  })

  const list = Effect.fn("Calls.list")(function* (filter: CallFilter, before: string | null, limit: number) {
    const rows = yield* repo.list(filter, { before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const next = rows.length > limit ? (shown.at(-1)?.position ?? null) : null
    return { items: shown.map(callOf), next }
  })

  /** An offer that was answered before, or whose time is over, stays as it is. */
  const sold = Effect.fnUntraced(function* ({ callId, leadId, agentId }: CallRow, offerId: OfferId) {
    if (!(yield* repo.offerIsOf(offerId, leadId))) return yield* new SaleOfferUnknown({ callId, offerId })
    yield* offers.sell(offerId, { to: "accepted", callId, agentId }).pipe(
      Effect.catchTags({
        OfferNotFound: () => new SaleOfferUnknown({ callId, offerId }),
        InvalidOfferTransition: () => Effect.void,
        OfferExpired: () => Effect.void
      })
    )
  })

  const ended = Effect.fnUntraced(function* (callId: CallId, ending: CallEnding, viewer: AgentId | null) {
    const held = yield* repo.hold(callId)
    if (Option.isNone(held) || (viewer !== null && held.value.agentId !== viewer))
      return yield* new CallNotFound({ callId })
    if (held.value.outcome !== null) return yield* new CallAlreadyEnded({ callId })
    if (ending.saleOfferId !== undefined) yield* sold(held.value, ending.saleOfferId)
    const { outcome, saleOfferId = null, premium = null } = ending
    const row = yield* repo.end(callId, { at: yield* DateTime.now, outcome, saleOfferId, premium })
    if (Option.isNone(row)) return yield* new CallNotFound({ callId })
    const call = callOf(row.value)
    yield* endings.tell(call, held.value)
    return call
  })

  const end = Effect.fn("Calls.end")(function* (callId: CallId, ending: CallEnding, viewer: AgentId | null) {
    yield* Effect.annotateCurrentSpan({ callId, "call.outcome": ending.outcome })
    return yield* ended(callId, ending, viewer).pipe(sql.withTransaction, Effect.catchTag("SqlError", Effect.die))
  })

  return {
    start,
    /** As somebody else reports it. */
    begin,
    get,
    list,
    /** Once; a call that the line reported as over without an outcome is given it. */
    end
  }
})

/** A call's life, from the permission to make it to what came of it. */
export class Calls extends Context.Tag("callwise/calls/Calls")<Calls, Effect.Effect.Success<typeof make>>() {
  static readonly layer = Layer.effect(Calls, make).pipe(
    Layer.provide([CallsRepo.layer, Preparations.layer, Endings.layer, Ids.layer])
  )
}
