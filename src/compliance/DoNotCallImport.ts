import { SqlClient } from "@effect/sql"
import { type Chunk, Context, Effect, Either, Layer, Stream } from "effect"
import { Audit } from "../audit/Audit.ts"
import { endOfLine, type RawRecord, recordSplitter } from "../leads/ImportRecords.ts"
import { ImportError, maxErrors } from "../leads/ImportReport.ts"
import { Ids } from "../platform/Ids.ts"
import { Secrets } from "../platform/Secrets.ts"
import { contactHashes } from "../privacy/ContactHash.ts"
import { type DoNotCallList, DoNotCallReport } from "./DoNotCallList.ts"
import { listedHash } from "./ListedHash.ts"
import { type ListedNumber, listedNumberOf } from "./ListedNumber.ts"

const rowsPerStatement = 5_000

const recordsOf = <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<RawRecord, E, R> =>
  Stream.suspend(() => {
    const splitter = recordSplitter(endOfLine)
    return bytes.pipe(
      Stream.mapConcat(piece => splitter.push(piece)),
      Stream.concat(Stream.suspend(() => Stream.fromIterable(splitter.end())))
    )
  })

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit
  const ids = yield* Ids
  const { hash } = yield* Secrets

  const hexOf = (number: ListedNumber): ReadonlyArray<string> => {
    const known = "phone" in number ? contactHashes(hash, number).phone : listedHash(hash, number.sha256)
    return known === null ? [] : [known.toString("hex")]
  }

  const insert = (list: DoNotCallList, entryId: string | null, hexes: ReadonlyArray<string>) =>
    sql`insert into do_not_call (contact_hash, list, entry_id, source)
      select distinct decode(hex, 'hex'), ${list}, ${entryId}::uuid, 'import'
      from jsonb_array_elements_text(${JSON.stringify(hexes)}::jsonb) hex order by 1
      on conflict do nothing`

  const store =
    (list: DoNotCallList, entryId: string | null) => (report: DoNotCallReport, rows: Chunk.Chunk<RawRecord>) =>
      Effect.gen(function* () {
        const good: Array<string> = []
        const bad: Array<ImportError> = []
        for (const row of rows) {
          const read = "text" in row ? listedNumberOf(row.text) : Either.left(row.message)
          if (Either.isRight(read)) good.push(...hexOf(read.right))
          else if (row.line > 1 || /\d/.test("text" in row ? row.text : ""))
            bad.push(new ImportError({ line: row.line, message: read.left }))
        }
        if (good.length > 0) yield* insert(list, entryId, good)
        const rejected = report.rejected + bad.length
        return new DoNotCallReport({
          list,
          accepted: report.accepted + good.length,
          rejected,
          errors: [...report.errors, ...bad.slice(0, maxErrors - report.errors.length)],
          errorsTruncated: rejected > maxErrors
        })
      }).pipe(Effect.orDie)

  /** From now on the list tells also who is not on it. */
  const noteImport = ({ accepted, list, rejected }: DoNotCallReport) =>
    Effect.gen(function* () {
      if (accepted > 0)
        yield* sql`insert into do_not_call_lists (list, imported_at) values (${list}, now())
          on conflict (list) do update set imported_at = excluded.imported_at`
      yield* audit.record({ action: "do_not_call.imported", detail: { list, accepted, rejected } })
    }).pipe(sql.withTransaction, Effect.orDie)

  /** Adds to the list line by line; a first line without a digit names the column. */
  const importList = <E, R>(
    bytes: Stream.Stream<Uint8Array, E, R>,
    list: DoNotCallList
  ): Effect.Effect<DoNotCallReport, E, R> =>
    Effect.gen(function* () {
      const none = new DoNotCallReport({ list, accepted: 0, rejected: 0, errors: [], errorsTruncated: false })
      const entryId = list === "own" ? yield* ids.next : null
      const report = yield* recordsOf(bytes).pipe(
        Stream.grouped(rowsPerStatement),
        Stream.runFoldEffect(none, store(list, entryId))
      )
      yield* noteImport(report)
      return report
    }).pipe(Effect.withSpan("DoNotCallImport.importList", { attributes: { list } }))

  return { importList }
})

/** Takes in the do-not-call lists that others keep, as keyed hashes. */
export class DoNotCallImport extends Context.Tag("callwise/compliance/DoNotCallImport")<
  DoNotCallImport,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layerNoDeps = Layer.effect(DoNotCallImport, make)
  static readonly layer = this.layerNoDeps.pipe(Layer.provide([Audit.layer, Ids.layer, Secrets.layer]))
}
