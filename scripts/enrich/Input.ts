import { createHash } from "node:crypto"
import { createReadStream, statSync } from "node:fs"
import { extname, resolve } from "node:path"
import { Effect, Stream } from "effect"
import { type DecodedRow, decodeRows } from "../../src/leads/DecodeRows.ts"
import { endOfCsvRecord, endOfLine, recordSplitter } from "../../src/leads/ImportRecords.ts"
import { Refused } from "../cli/Program.ts"

export type Format = "csv" | "ndjson"

export interface Input {
  readonly path: string
  readonly format: Format
}

export type BadRow = Extract<DecodedRow, { readonly message: string }>

const formats: ReadonlyMap<string, Format> = new Map([
  [".csv", "csv"],
  [".ndjson", "ndjson"],
  [".jsonl", "ndjson"]
])

export const inputAt = (given: string, format: Format | undefined): Effect.Effect<Input, Refused> =>
  Effect.gen(function* () {
    const path = resolve(given)
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
      return yield* new Refused({ message: `--input: there is no file ${given}.` })
    const known = format ?? formats.get(extname(path).toLowerCase())
    if (known === undefined)
      return yield* new Refused({
        message: `--input: ${given} does not end in .csv, .ndjson or .jsonl: say which it is with --format.`
      })
    return { path, format: known }
  })

export const rowsOf = ({ path, format }: Input) =>
  decodeRows(
    Stream.fromAsyncIterable(createReadStream(path) as AsyncIterable<Uint8Array>, cause => cause).pipe(Stream.orDie),
    format
  ).pipe(
    Stream.mapError(
      ({ errors }) =>
        new Refused({
          message: `--input: ${errors.map(({ parameter, message }) => `${parameter} ${message}`).join("; ")}.`
        })
    )
  )

const countRows = ({ path, format }: Input) =>
  Effect.promise(async signal => {
    const digest = createHash("sha256")
    const splitter = recordSplitter(format === "csv" ? endOfCsvRecord : endOfLine)
    let rows = 0
    for await (const chunk of createReadStream(path, { signal })) {
      digest.update(chunk)
      rows += splitter.push(chunk).length
    }
    rows += splitter.end().length
    return { sha256: digest.digest("hex"), rows: Math.max(0, format === "csv" ? rows - 1 : rows) }
  })

/** What tells one file from another, and how many rows there are; refused when its first line names unknown columns. */
export const surveyOf = (input: Input) =>
  Effect.zipRight(Stream.runDrain(Stream.take(rowsOf(input), 1)), countRows(input))
