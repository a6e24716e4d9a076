import { Context, DateTime, Effect, Layer, Option, Struct } from "effect"
import { type LeadId, LeadNotFound } from "../leads/Lead.ts"
import { Leads } from "../leads/Leads.ts"
import { ConsentInFuture, ConsentNow, ConsentRecord, type ConsentStated } from "./ConsentRecord.ts"
import { ConsentsRepo, type Said } from "./ConsentsRepo.ts"
import { Purpose } from "./Purpose.ts"
import { Suppression } from "./Suppression.ts"

interface HistoryPage {
  readonly before: string | null
  readonly limit: number
}

const firstPage: HistoryPage = { before: null, limit: 50 }

const saidIn = (stated: ConsentStated): Said => Struct.pick(stated, ...Purpose.literals)

const grantedIn = (said: Said): ReadonlyArray<Purpose> => Purpose.literals.filter(purpose => said[purpose] === true)

const make = Effect.gen(function* () {
  const repo = yield* ConsentsRepo
  const leads = yield* Leads
  const suppression = yield* Suppression

  const history = Effect.fn("Consents.history")(function* (leadId: LeadId, { before, limit }: HistoryPage) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const statements = yield* repo.history(leadId, before, limit + 1)
    if (Option.isNone(statements)) return yield* new LeadNotFound({ leadId })
    const shown = statements.value.slice(0, limit)
    const last = statements.value.length > limit ? shown.at(-1) : undefined
    const now = yield* repo.current(leadId)
    return new ConsentRecord({
      leadId,
      current: Object.fromEntries(now.map(({ purpose, ...holds }) => [purpose, new ConsentNow(holds)])),
      items: shown,
      nextCursor: last === undefined ? null : Buffer.from(last.statementId).toString("base64url")
    })
  })

  /** Holds at once: the next purchase, call and use asks the lead. */
  const state = Effect.fn("Consents.state")(function* (leadId: LeadId, stated: ConsentStated) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const { at = null } = stated
    const lead = yield* leads.find(leadId)
    if (Option.isNone(lead)) return yield* new LeadNotFound({ leadId })
    if (at !== null && DateTime.greaterThan(at, yield* DateTime.now)) return yield* new ConsentInFuture({ leadId })
    const said = saidIn(stated)
    if (!(yield* repo.state(leadId, said, stated))) return yield* new LeadNotFound({ leadId })
    yield* suppression.lift(lead.value, grantedIn(said), at)
    return yield* history(leadId, firstPage)
  })

  return { state, history }
})

/** What people have said on what may be done with their data. */
export class Consents extends Context.Tag("callwise/privacy/Consents")<Consents, Effect.Effect.Success<typeof make>>() {
  static readonly layerNoDeps = Layer.effect(Consents, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([ConsentsRepo.layer, Suppression.layer]))
}
