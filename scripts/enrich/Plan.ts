import { existsSync, rmSync } from "node:fs"
import { resolve } from "node:path"
import { DateTime, Effect } from "effect"
import { Ids } from "../../src/platform/Ids.ts"
import { Refused } from "../cli/Program.ts"
import { type Files, filesOf } from "./Files.ts"
import { type Format, type Input, inputAt, surveyOf } from "./Input.ts"
import { type Journal, readJournal, writeJournal } from "./Journal.ts"
import { differences, type Settings } from "./Settings.ts"

export interface RunRequest {
  readonly input: string
  readonly output: string
  readonly format: Format | undefined
  readonly settings: Settings
  readonly concurrency: number
  readonly resume: boolean
  readonly overwrite: boolean
}

export interface Plan {
  readonly input: Input
  readonly files: Files
  readonly journal: Journal
  readonly concurrency: number
  readonly isResumed: boolean
}

const newPlan = (request: RunRequest, files: Files, input: Input) =>
  Effect.gen(function* () {
    const taken = [files.output, files.journal].find(file => existsSync(file))
    if (taken !== undefined && !request.overwrite)
      return yield* new Refused({
        message: `${taken} exists. Continue that run with --resume, give another --output, or replace it with --overwrite.`
      })
    const { sha256, rows } = yield* surveyOf(input)
    const runId = yield* (yield* Ids).next
    return {
      version: 1,
      runId,
      startedAt: yield* DateTime.now,
      input: { path: input.path, sha256, rows },
      settings: request.settings
    } satisfies Journal
  })

const resumedPlan = ({ settings }: RunRequest, files: Files, input: Input) =>
  Effect.gen(function* () {
    const journal = yield* readJournal(files)
    const different = differences(journal.settings, settings)
    if (different.length > 0)
      return yield* new Refused({
        message: `${files.output} was begun with other options (${different.join("; ")}). Leave them out: a resumed run keeps its own.`
      })
    if ((yield* surveyOf(input)).sha256 !== journal.input.sha256)
      return yield* new Refused({
        message: `${input.path} is not the file that ${files.output} was begun with: its content differs. Give another --output to enrich it.`
      })
    return journal
  })

/** Everything that can be refused before anything is begun. */
export const planOf = (request: RunRequest) =>
  Effect.gen(function* () {
    if (request.resume && request.overwrite)
      return yield* new Refused({ message: "--resume and --overwrite exclude each other." })
    const input = yield* inputAt(request.input, request.format)
    const files = filesOf(resolve(request.output))
    if (files.output === input.path) return yield* new Refused({ message: "--output is the input." })
    const journal = yield* request.resume ? resumedPlan(request, files, input) : newPlan(request, files, input)
    return { input, files, journal, concurrency: request.concurrency, isResumed: request.resume } satisfies Plan
  })

/** The first traces of a new run on the disk, before anything is bought. */
export const begin = ({ files, journal, isResumed }: Plan) =>
  isResumed
    ? Effect.void
    : Effect.zipRight(
        Effect.sync(() => {
          for (const file of Object.values(files)) rmSync(file, { force: true })
        }),
        writeJournal(files, journal)
      )
