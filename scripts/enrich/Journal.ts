import { existsSync, readFileSync } from "node:fs"
import { Effect, Schema } from "effect"
import { Refused } from "../cli/Program.ts"
import { type Files, writeDurably } from "./Files.ts"
import { Settings } from "./Settings.ts"

/** What a run was begun with, kept beside its output so that it can be resumed. */
export const Journal = Schema.Struct({
  version: Schema.Literal(1),
  runId: Schema.UUID,
  startedAt: Schema.DateTimeUtc,
  input: Schema.Struct({ path: Schema.String, sha256: Schema.String, rows: Schema.Int }),
  settings: Settings
})
export type Journal = typeof Journal.Type

const Text = Schema.parseJson(Journal, { space: 2 })

export const writeJournal = ({ journal }: Files, content: Journal) =>
  Effect.flatMap(Schema.encode(Text)(content), text => Effect.sync(() => writeDurably(journal, `${text}\n`))).pipe(
    Effect.orDie
  )

export const readJournal = ({ journal, output }: Files) =>
  Effect.gen(function* () {
    if (!existsSync(journal))
      return yield* new Refused({
        message: `there is no run to resume: ${journal} does not exist. Leave out --resume to begin one.`
      })
    return yield* Effect.try(() => readFileSync(journal, "utf8")).pipe(
      Effect.flatMap(Schema.decode(Text)),
      Effect.mapError(
        () =>
          new Refused({ message: `${journal} cannot be read as a run's journal. --overwrite begins ${output} anew.` })
      )
    )
  })
