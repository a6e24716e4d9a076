import { Cause, Clock, Data, Deferred, Effect, Exit, Fiber, Option, Stream } from "effect"
import { Actor } from "../../src/audit/Actor.ts"
import type { DecodedRow } from "../../src/leads/DecodeRows.ts"
import { bareErrors } from "../../src/platform/BareCause.ts"
import { Ended, exitCodes, print, Refused, say } from "../cli/Program.ts"
import { count } from "../cli/Words.ts"
import { makeBudget } from "./Budget.ts"
import { makeEnrichRow, type RowResult } from "./EnrichRow.ts"
import { type BadRow, rowsOf } from "./Input.ts"
import { LineSet } from "./LineSet.ts"
import { makeOneAtATime } from "./OneAtATime.ts"
import { openErrors, openOutput, readBack } from "./OutputFile.ts"
import { encodeLine } from "./OutputLine.ts"
import { begin, type Plan } from "./Plan.ts"
import { showProgress } from "./Progress.ts"
import { makeRowReader, type Row } from "./Row.ts"
import { runLedger } from "./RunLedger.ts"
import { lockOutput } from "./RunLock.ts"
import { resumeCommand, summaryOf } from "./Summary.ts"
import { Tally } from "./Tally.ts"

const graceSeconds = 30
const shownBadRows = 10
const faultsInARow = 20

class TooManyFaults extends Data.TaggedError("TooManyFaults")<{ readonly message: string }> {}

/** Where an earlier start left off: the lines it has written, and what it has spent. */
const catchUp = ({ files, journal, isResumed }: Plan, tally: Tally, done: LineSet) =>
  Effect.gen(function* () {
    const ledger = yield* runLedger(journal.runId)
    if (!isResumed) return ledger
    const cut = yield* readBack(files, line => {
      if (done.add(line.line)) tally.add(line)
    })
    if (cut > 0)
      yield* say(`The last line of ${files.output} was torn: ${count(cut)} bytes cut off, its lead is done again.`)
    yield* ledger.abandonPending
    tally.cost = yield* ledger.total
    tally.earlier = tally.written
    return ledger
  })

const makeWork = (plan: Plan, tally: Tally, done: LineSet) =>
  Effect.gen(function* () {
    const { journal, files } = plan
    const ledger = yield* catchUp(plan, tally, done)
    const enrichRow = yield* makeEnrichRow({
      ...plan,
      ...journal,
      ledger,
      budget: makeBudget(journal.settings.maxCost, tally.cost)
    })
    const write = yield* openOutput(files)
    const writeError = yield* openErrors(files)
    let faults = 0

    const reject = (line: number, message: string, leadId?: string) =>
      Effect.suspend(() => {
        writeError({ line, ...(leadId === undefined ? {} : { leadId }), message })
        const rejected = tally.bad + tally.failed
        if (rejected > shownBadRows) return Effect.void
        return say(`line ${line}: ${message}${rejected === shownBadRows ? `\nmore of them in ${files.errors}` : ""}`)
      })

    const bad = ({ line, message }: BadRow) =>
      Effect.suspend(() => {
        tally.bad += 1
        return reject(line, message)
      })

    const settle = (row: Row, result: RowResult) =>
      Effect.gen(function* () {
        if (result._tag === "Failed") {
          tally.fail(result.providers, result.newCost)
          return yield* reject(row.line, result.message, row.leadId)
        }
        write(yield* Effect.orDie(encodeLine(result.output)))
        tally.add(result.output, result.newCost)
      })

    /** A fault of our own in one row costs that row; one in every row ends the run. */
    const fault = (row: Row, cause: Cause.Cause<unknown>) =>
      Effect.gen(function* () {
        faults += 1
        const [error] = bareErrors(cause)
        const message = `internal error: ${error?.type ?? "unknown"}`
        if (faults >= faultsInARow)
          return yield* new TooManyFaults({ message: `${faults} rows in a row failed: ${message}` })
        tally.fail([], 0)
        yield* reject(row.line, message, row.leadId)
      })

    const enrich = (row: Row) =>
      Effect.gen(function* () {
        const result = yield* Effect.exit(enrichRow(row))
        if (Exit.isFailure(result)) {
          if (Cause.isInterrupted(result.cause)) return yield* Effect.interrupt
          return yield* fault(row, result.cause)
        }
        faults = 0
        yield* settle(row, result.value)
      })

    return { enrich, bad }
  })

/** Reads, enriches and writes until the file is through or somebody says stop; rows in flight are finished then. */
const drain = (plan: Plan, tally: Tally, stop: Deferred.Deferred<void>) =>
  Effect.gen(function* () {
    const done = new LineSet()
    const work = yield* makeWork(plan, tally, done)
    const readRow = yield* makeRowReader
    const oneAtATime = makeOneAtATime()
    yield* showProgress(plan.journal.input.rows, tally)
    const read = (row: DecodedRow): Row | BadRow => ("message" in row ? row : readRow(row.line, row.lead))
    const countDuplicate = (row: Row | BadRow) => {
      if ("isDuplicate" in row && row.isDuplicate) tally.duplicates += 1
    }
    const isLeft = (row: Row | BadRow) => {
      const isDone = done.has(row.line)
      if (isDone) countDuplicate(row)
      return !isDone
    }
    const handle = (row: Row | BadRow): Effect.Effect<void, TooManyFaults> => {
      countDuplicate(row)
      return "message" in row ? work.bad(row) : oneAtATime(row.keys, work.enrich(row))
    }

    yield* rowsOf(plan.input).pipe(
      Stream.map(read),
      Stream.filter(isLeft),
      Stream.haltWhen(Deferred.await(stop)),
      Stream.mapEffect(
        row =>
          Effect.unlessEffect(
            Effect.suspend(() => handle(row)),
            Deferred.isDone(stop)
          ),
        {
          concurrency: plan.concurrency,
          unordered: true
        }
      ),
      Stream.runDrain
    )
  }).pipe(
    Effect.scoped,
    Effect.provideService(Actor, { keyId: null, keyName: "scripts/enrich", requestId: plan.journal.runId })
  )

/**
 * Interrupted, the rows in flight are finished; what is not by then is left to --resume. A daemon, because an interrupt
 * reaches children at once.
 */
const untilDoneOrStopped = (plan: Plan, tally: Tally) =>
  Effect.uninterruptibleMask(restore =>
    Effect.gen(function* () {
      const stop = yield* Deferred.make<void>()
      const fiber = yield* Effect.forkDaemon(Effect.interruptible(drain(plan, tally, stop)))
      const exit = yield* Effect.exit(restore(Fiber.join(fiber)))
      if (Exit.isSuccess(exit) || !Cause.isInterruptedOnly(exit.cause)) return exit
      yield* say(`Stopping: rows in flight are finished, for ${graceSeconds} s at most. Once more to stop at once.`)
      yield* Deferred.succeed(stop, undefined)
      const timer = yield* Effect.sleep(`${graceSeconds} seconds`).pipe(
        Effect.zipRight(Fiber.interruptFork(fiber)),
        Effect.interruptible,
        Effect.forkDaemon
      )
      const ended = yield* Fiber.await(fiber)
      yield* Fiber.interruptFork(timer)
      return Exit.isSuccess(ended) && tally.done < plan.journal.input.rows ? exit : ended
    }).pipe(
      Effect.tap(exit => report(plan, tally, exit)),
      Effect.flatten
    )
  )

const report = (plan: Plan, tally: Tally, exit: Exit.Exit<unknown, unknown>) =>
  Effect.gen(function* () {
    if (Exit.isFailure(exit) && Option.exists(Cause.failureOption(exit.cause), error => error instanceof Refused))
      return
    const seconds = ((yield* Clock.currentTimeMillis) - tally.startedAt) / 1000
    yield* print(summaryOf(plan, tally, seconds))
    if (Exit.isFailure(exit)) yield* print(`To go on:  ${resumeCommand(plan)}`)
  })

export const run = (plan: Plan) =>
  Effect.gen(function* () {
    yield* lockOutput(plan.files)
    yield* begin(plan)
    const tally = new Tally(yield* Clock.currentTimeMillis)
    yield* untilDoneOrStopped(plan, tally)
    if (tally.withoutResult > 0) return yield* new Ended({ code: exitCodes.withBadRows })
  }).pipe(Effect.scoped)
