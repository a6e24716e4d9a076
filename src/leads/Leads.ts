import { Context, Effect, Layer, Option, type ParseResult, Schema } from "effect"
import { Ids } from "../platform/Ids.ts"
import { inputProblems, pointerTo } from "../platform/InputProblems.ts"
import { type Lead, LeadExists, LeadId, LeadIdMismatch, LeadNotFound, LeadPatchImpossible, leadFields } from "./Lead.ts"
import { LeadInput } from "./LeadInput.ts"
import type { LeadPatch } from "./LeadPatch.ts"
import { newLead } from "./LeadRow.ts"
import { type LeadSearch, soughtIn } from "./LeadSearch.ts"
import { type LeadFilter, type LeadPageRequest, LeadsRepo } from "./LeadsRepo.ts"
import { mergePatch } from "./MergePatch.ts"

interface LeadPage {
  readonly items: ReadonlyArray<Lead>
  /** Where the next page begins; null on the last one. */
  readonly next: string | null
}

/** The lead as its caller would write it today. */
const writtenOf = (lead: Lead): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(Object.entries(lead).filter(([name]) => name in leadFields)),
  ...(lead.scoreSource === "given" ? { score: lead.score } : {})
})

const impossible = (leadId: LeadId) => (error: ParseResult.ParseError) =>
  new LeadPatchImpossible({
    leadId,
    errors: inputProblems(error.issue).map(({ path, message }) => ({ pointer: pointerTo(path), message }))
  })

const make = Effect.gen(function* () {
  const repo = yield* LeadsRepo
  const ids = yield* Ids

  const create = Effect.fn("Leads.create")(function* (input: LeadInput) {
    const leadId = input.leadId ?? LeadId.make(yield* ids.next)
    const stored = yield* repo.insertNew(newLead(leadId, input))
    return Option.isSome(stored) ? stored.value.lead : yield* new LeadExists({ leadId })
  })

  const put = Effect.fn("Leads.put")(function* (leadId: LeadId, input: LeadInput) {
    yield* Effect.annotateCurrentSpan({ leadId })
    if (input.leadId !== undefined && input.leadId !== leadId) return yield* new LeadIdMismatch({ leadId })
    const { lead, version } = yield* repo.upsert(newLead(leadId, input))
    return { lead, created: version === 1 }
  })

  const patch = Effect.fn("Leads.patch")(function* (leadId: LeadId, changes: LeadPatch) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const stored = yield* repo.change(leadId, {
      action: "lead.changed",
      detail: { members: Object.keys(changes) },
      by: ({ lead }) =>
        Schema.decodeUnknown(LeadInput)(mergePatch(writtenOf(lead), changes)).pipe(
          Effect.mapBoth({ onFailure: impossible(leadId), onSuccess: input => newLead(leadId, input) })
        )
    })
    return Option.isSome(stored) ? stored.value.lead : yield* new LeadNotFound({ leadId })
  })

  const get = Effect.fn("Leads.get")(function* (leadId: LeadId) {
    yield* Effect.annotateCurrentSpan({ leadId })
    const stored = yield* repo.read(leadId)
    return Option.isSome(stored) ? stored.value.lead : yield* new LeadNotFound({ leadId })
  })

  const find = Effect.fn("Leads.find")(function* (leadId: LeadId) {
    yield* Effect.annotateCurrentSpan({ leadId })
    return Option.map(yield* repo.find(leadId), ({ lead }) => lead)
  })

  const list = Effect.fn("Leads.list")(function* (filter: LeadFilter, page: LeadPageRequest) {
    const found = yield* repo.list(filter, page)
    const shown = found.slice(0, page.limit)
    const next = found.length > page.limit ? (shown.at(-1)?.position ?? null) : null
    return { items: shown.map(({ lead }) => lead), next } satisfies LeadPage
  })

  const search = Effect.fn("Leads.search")(function* ({ limit, text }: LeadSearch) {
    const found = yield* repo.search(soughtIn(text), limit)
    return { items: found.slice(0, limit).map(({ lead }) => lead), more: found.length > limit }
  })

  const erase = Effect.fn("Leads.erase")(function* (leadId: LeadId) {
    yield* Effect.annotateCurrentSpan({ leadId })
    if (!(yield* repo.erase(leadId))) return yield* new LeadNotFound({ leadId })
  })

  return {
    create,
    put,
    patch,
    /** Discloses the lead to the caller: that is an audit entry. */
    get,
    /** For the service's own work on the lead, which has entries of its own. */
    find,
    list,
    search,
    erase
  }
})

export class Leads extends Context.Tag("callwise/leads/Leads")<Leads, Effect.Effect.Success<typeof make>>() {
  static readonly layerNoDeps = Layer.effect(Leads, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([LeadsRepo.layer, Ids.layer]))
}
