import { Args, Command, HelpDoc, Options } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { Array as Arr, Chunk, Clock, DateTime, Effect, Layer, Option, Schema, Stream, Struct } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { ConversionModels } from "../src/conversion/ConversionModels.ts"
import { DecisionId } from "../src/offers/DecisionId.ts"
import { DecisionsRepo } from "../src/offers/DecisionsRepo.ts"
import { makeReplay } from "../src/offers/Replaying.ts"
import { Database } from "../src/platform/Database.ts"
import { Ended, exitCodes, print, Refused, runScript, say } from "./cli/Program.ts"
import { count, rate, table } from "./cli/Words.ts"

const Log = Layer.mergeAll(DecisionsRepo.layer, ConversionModels.layer).pipe(Layer.provideMerge(Database))
const pageSize = 200
const sayEvery = "2 seconds"
const shownAtMost = 50

const ids = Args.text({ name: "decisionId" }).pipe(
  Args.withDescription("Which decisions; all of --days when none is named."),
  Args.repeated
)
const days = Options.integer("days").pipe(Options.withDescription("How far back, in days."), Options.withDefault(30))

type Verdict = "same" | "different" | "outdated" | "erased" | "unknown"

const named = (given: ReadonlyArray<string>) =>
  Effect.forEach(given, id =>
    Effect.mapError(
      Schema.decode(DecisionId)(id),
      () => new Refused({ message: `${id} is no decisionId: it is the UUID that personalized-offers answered.` })
    )
  )

const verify = Effect.gen(function* () {
  const { holds } = yield* makeReplay
  return (decisionId: DecisionId): Effect.Effect<Verdict> =>
    holds(decisionId).pipe(
      Effect.map(same => (same ? "same" : "different")),
      Effect.catchTags({
        DecisionErased: () => Effect.succeed("erased" as const),
        DecisionNotFound: () => Effect.succeed("unknown" as const),
        DecisionOutdated: () => Effect.succeed("outdated" as const)
      })
    )
})

const meanings = {
  same: "come out the same",
  different: "come out differently",
  outdated: "were decided under other rules, tables or another model",
  erased: "have been erased with the person",
  unknown: "are not in the log"
} as const satisfies Record<Verdict, string>

class Tally {
  readonly #counts = new Map<Verdict, number>()
  readonly different: Array<DecisionId> = []

  add(decisionId: DecisionId, verdict: Verdict) {
    this.#counts.set(verdict, this.of(verdict) + 1)
    if (verdict === "different" && this.different.length < shownAtMost) this.different.push(decisionId)
  }
  of(verdict: Verdict): number {
    return this.#counts.get(verdict) ?? 0
  }
  get done(): number {
    return this.#counts.values().reduce((sum, each) => sum + each, 0)
  }
  get isWrong(): boolean {
    return this.of("different") + this.of("unknown") > 0
  }
  toString(): string {
    return table(Struct.keys(meanings).map(verdict => [meanings[verdict], count(this.of(verdict))]))
  }
}

/** The ids to look at, a page at a time. */
const listed = (given: ReadonlyArray<DecisionId>, backDays: number) =>
  Effect.gen(function* () {
    if (given.length > 0) return Stream.fromIterable(given)
    const decisions = yield* DecisionsRepo
    const since = DateTime.subtract(yield* DateTime.now, { days: backDays })
    return Stream.paginateChunkEffect(Option.none<DecisionId>(), after =>
      Effect.map(decisions.page(since, Option.getOrNull(after), pageSize), page => [
        Chunk.fromIterable(page),
        page.length < pageSize ? Option.none() : Option.some(Arr.last(page))
      ])
    )
  })

const replayed = (given: ReadonlyArray<DecisionId>, backDays: number) =>
  Effect.gen(function* () {
    const judge = yield* verify
    const tally = new Tally()
    const startedMs = yield* Clock.currentTimeMillis
    const progress = Effect.flatMap(Clock.currentTimeMillis, now =>
      say(`${count(tally.done)} replayed | ${rate((1_000 * tally.done) / (now - startedMs))}`)
    )
    yield* Stream.runForEach(yield* listed(given, backDays), decisionId =>
      Effect.map(judge(decisionId), verdict => tally.add(decisionId, verdict))
    ).pipe(Effect.raceFirst(Effect.forever(Effect.delay(progress, sayEvery))))
    return tally
  })

const command = Command.make("replay", { ids, days }, options =>
  Effect.gen(function* () {
    if (options.days < 1 || options.days > 3_660) return yield* new Refused({ message: "--days must be 1-3660." })
    const given = yield* named(options.ids)
    const tally = yield* Effect.provide(replayed(given, options.days), Log)
    yield* print(tally.done === 0 ? `No decision was made in the last ${options.days} days.` : `${tally}`)
    yield* Effect.forEach(tally.different, print, { discard: true })
    if (tally.isWrong) return yield* new Ended({ code: exitCodes.failed })
  })
).pipe(
  Command.withDescription(
    HelpDoc.blocks([
      HelpDoc.p(
        "Works logged decisions out anew from their inputs, versions and seed, and compares with what was answered."
      ),
      HelpDoc.p("Exit codes: 0 all that can be replayed come out the same; 1 some do not, or an error; 2 refused."),
      HelpDoc.p("Example: bun run replay -- --days 7")
    ])
  )
)

const program = Command.run(command, { name: "Callwise replay", version: packageJson.version })

runScript("replay", program(process.argv), BunContext.layer)
