import { closeSync, createReadStream, existsSync, fsyncSync, openSync, truncateSync, unlinkSync } from "node:fs"
import { Effect, Option } from "effect"
import { Refused } from "../cli/Program.ts"
import { type Files, ownerOnly, writeWhole } from "./Files.ts"
import { type CountedLine, readLine } from "./OutputLine.ts"

const newline = 10

async function* linesOf(path: string): AsyncGenerator<{ readonly text: string | undefined; readonly end: number }> {
  let pending = Buffer.alloc(0)
  let end = 0
  for await (const chunk of createReadStream(path)) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let from = 0
    for (let at = pending.indexOf(newline); at >= 0; at = pending.indexOf(newline, from)) {
      end += at + 1 - from
      yield { text: pending.toString("utf8", from, at), end }
      from = at + 1
    }
    pending = pending.subarray(from)
  }
  if (pending.length > 0) yield { text: undefined, end: end + pending.length }
}

/**
 * Counts what the output holds already. A last line that a kill has torn is cut off: its lead is done again, for nothing.
 * Gives the bytes that were cut.
 */
export const readBack = ({ output }: Files, take: (line: CountedLine) => void) =>
  Effect.gen(function* () {
    if (!existsSync(output)) return 0
    const read = yield* Effect.promise(async () => {
      let number = 0
      let good = 0
      let end = 0
      let broken: number | undefined
      for await (const line of linesOf(output)) {
        number += 1
        end = line.end
        const counted = line.text === undefined ? Option.none() : readLine(line.text)
        if (Option.isNone(counted)) broken ??= number
        else if (broken !== undefined) return { broken }
        else {
          good = line.end
          take(counted.value)
        }
      }
      return { good, end }
    })
    if (read.broken !== undefined)
      return yield* new Refused({
        message: `line ${read.broken} of ${output} is none that this script writes: restore the file, or begin anew with --overwrite.`
      })
    if (read.end > read.good) truncateSync(output, read.good)
    return read.end - read.good
  })

/** Appends whole lines, each in one write. */
export const openOutput = ({ output }: Files) =>
  Effect.acquireRelease(
    Effect.sync(() => openSync(output, "a", ownerOnly)),
    handle =>
      Effect.sync(() => {
        fsyncSync(handle)
        closeSync(handle)
      })
  ).pipe(Effect.map(handle => (json: string) => writeWhole(handle, `${json}\n`)))

/** The rows that are not in the output, with the reason; the file is there only when there are any. */
export const openErrors = ({ errors }: Files) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      if (existsSync(errors)) unlinkSync(errors)
      return { handle: undefined as number | undefined }
    }),
    state => Effect.sync(() => state.handle !== undefined && closeSync(state.handle))
  ).pipe(
    Effect.map(state => (row: { readonly line: number; readonly leadId?: string; readonly message: string }) => {
      state.handle ??= openSync(errors, "a", ownerOnly)
      writeWhole(state.handle, `${JSON.stringify(row)}\n`)
    })
  )
