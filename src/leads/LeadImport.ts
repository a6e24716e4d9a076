import { type Chunk, Context, Effect, Layer, Stream } from "effect"
import { Ids } from "../platform/Ids.ts"
import type { ColumnsRefused } from "./CsvColumns.ts"
import { type DecodedRow, decodeRows, type ImportFormat } from "./DecodeRows.ts"
import { ImportError, ImportReport, maxErrors } from "./ImportReport.ts"
import { LeadId } from "./Lead.ts"
import type { LeadInput } from "./LeadInput.ts"
import { newLead } from "./LeadRow.ts"
import { LeadsRepo } from "./LeadsRepo.ts"

const rowsPerStatement = 500

const make = Effect.gen(function* () {
  const repo = yield* LeadsRepo
  const ids = yield* Ids

  const identified = (lead: LeadInput) =>
    lead.leadId === undefined
      ? Effect.map(ids.next, id => newLead(LeadId.make(id), lead))
      : Effect.succeed(newLead(lead.leadId, lead))

  const store = (report: ImportReport, rows: Chunk.Chunk<DecodedRow>) =>
    Effect.gen(function* () {
      const good: Array<LeadInput> = []
      const bad: Array<ImportError> = []
      for (const row of rows) {
        if ("lead" in row) good.push(row.lead)
        else bad.push(row)
      }
      const leads = yield* Effect.forEach(good, identified)
      const latest = new Map(leads.map(lead => [lead.leadId, lead]))
      if (latest.size > 0) yield* repo.upsertAll([...latest.values()])
      const rejected = report.rejected + bad.length
      return ImportReport.make({
        accepted: report.accepted + good.length,
        rejected,
        errors: [...report.errors, ...bad.slice(0, maxErrors - report.errors.length).map(row => ImportError.make(row))],
        errorsTruncated: rejected > maxErrors
      })
    })

  /** Rows are stored as they are read: what was stored before a stream broke off stays. */
  const importLeads = <E, R>(
    bytes: Stream.Stream<Uint8Array, E, R>,
    format: ImportFormat
  ): Effect.Effect<ImportReport, E | ColumnsRefused, R> =>
    decodeRows(bytes, format).pipe(
      Stream.grouped(rowsPerStatement),
      Stream.runFoldEffect(ImportReport.make({ accepted: 0, rejected: 0, errors: [], errorsTruncated: false }), store),
      Effect.withSpan("LeadImport.importLeads", { attributes: { format } })
    )

  return { importLeads }
})

export class LeadImport extends Context.Tag("callwise/leads/LeadImport")<
  LeadImport,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(LeadImport, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([LeadsRepo.layer, Ids.layer]))
}
