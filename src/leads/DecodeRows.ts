import { parse } from "csv-parse/sync"
import { Chunk, Effect, Either, Schema, Stream } from "effect"
import { inOneLine, inputProblems } from "../platform/InputProblems.ts"
import { type ColumnsRefused, columnsOf, writtenLead } from "./CsvColumns.ts"
import { endOfCsvRecord, endOfLine, type RawRecord, recordSplitter } from "./ImportRecords.ts"
import { LeadInput } from "./LeadInput.ts"

export type ImportFormat = "csv" | "ndjson"

/** One line of the file: the lead on it, or what is wrong with it in words that repeat nothing of it. */
export type DecodedRow =
  | { readonly line: number; readonly lead: LeadInput }
  | { readonly line: number; readonly message: string }

type ReadRow = { readonly line: number } & ({ readonly written: unknown } | { readonly message: string })
type ReadRecords = (records: ReadonlyArray<RawRecord>) => Either.Either<ReadonlyArray<ReadRow>, ColumnsRefused>

const sliceBytes = 64 * 1024

const readJson = (text: string) =>
  Either.try({ try: (): unknown => JSON.parse(text), catch: () => "is not well-formed JSON" })

const ndjsonReader: ReadRecords = records =>
  Either.right(
    records.map(record => {
      if ("message" in record) return record
      return Either.match(readJson(record.text), {
        onLeft: message => ({ line: record.line, message }),
        onRight: written => ({ line: record.line, written })
      })
    })
  )

const cellsOf = (texts: ReadonlyArray<string>) =>
  parse(texts.join("\n"), { relax_column_count: true, record_delimiter: "\n" })

/** The first record names the columns of all others. */
const csvReader = (): ReadRecords => {
  let columns: Either.Either.Right<ReturnType<typeof columnsOf>> | undefined
  return records => {
    const rows: Array<ReadRow> = []
    const cells = cellsOf(records.flatMap(record => ("text" in record ? [record.text] : []))).values()
    for (const record of records) {
      const own = "text" in record ? (cells.next().value ?? []) : undefined
      if (columns === undefined) {
        const known = columnsOf(own ?? [])
        if (Either.isLeft(known)) return Either.left(known.left)
        columns = known.right
      } else if (own === undefined) {
        if ("message" in record) rows.push(record)
      } else if (own.length !== columns.length) {
        const message = `needs ${columns.length} values, one for each column, and has ${own.length}`
        rows.push({ line: record.line, message })
      } else rows.push({ line: record.line, written: writtenLead(columns, own) })
    }
    return Either.right(rows)
  }
}

const decodeLead = Schema.decodeUnknown(LeadInput)

const decodeRow = (row: ReadRow): Effect.Effect<DecodedRow> =>
  "message" in row
    ? Effect.succeed(row)
    : Effect.match(decodeLead(row.written), {
        onFailure: ({ issue }) => ({ line: row.line, message: inOneLine(inputProblems(issue)) }),
        onSuccess: lead => ({ line: row.line, lead })
      })

const slices = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / sliceBytes) }, (_, at) =>
    bytes.subarray(at * sliceBytes, (at + 1) * sliceBytes)
  )

/** The leads of a file of any size in flat memory, line by line. */
export const decodeRows = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  format: ImportFormat
): Stream.Stream<DecodedRow, E | ColumnsRefused, R> =>
  Stream.suspend(() => {
    const splitter = recordSplitter(format === "csv" ? endOfCsvRecord : endOfLine)
    const read = format === "csv" ? csvReader() : ndjsonReader
    return bytes.pipe(
      Stream.mapConcat(slices),
      Stream.rechunk(1),
      Stream.map(slice => splitter.push(slice)),
      Stream.concat(Stream.sync(() => splitter.end())),
      Stream.filter(records => records.length > 0),
      Stream.mapEffect(records => Effect.flatMap(read(records), Effect.forEach(decodeRow))),
      Stream.mapConcatChunk(Chunk.unsafeFromArray)
    )
  })
