import { Command, HelpDoc } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { Clock, Effect, Layer } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { ConversionModels } from "../src/conversion/ConversionModels.ts"
import type { Metrics } from "../src/conversion/learner/Metrics.ts"
import type { Stage, Trained } from "../src/conversion/Training.ts"
import { Database } from "../src/platform/Database.ts"
import { print, Refused, runScript, say } from "./cli/Program.ts"
import { count, rate, span, table } from "./cli/Words.ts"
import { Meter } from "./enrich/Meter.ts"

const Models = Layer.provide(ConversionModels.layer, Database)
const sayEveryMs = 2_000

/** A line every two seconds while outcomes are read, and one for each stage after that. */
const watching = () => {
  const meter = new Meter()
  let saidAt = 0
  const reading = (done: number, total: number, now: number) => {
    meter.sample(now, done)
    if (now - saidAt < sayEveryMs) return Effect.void
    saidAt = now
    const { perSecond } = meter
    const left = perSecond > 0 ? ` | ${span((total - done) / perSecond)} left` : ""
    return say(`${count(done)}/${count(total)} outcomes read | ${rate(perSecond)}${left}`)
  }
  return (stage: Stage) =>
    Effect.flatMap(Clock.currentTimeMillis, now => {
      switch (stage._tag) {
        case "Reading":
          return reading(stage.done, stage.total, now)
        case "Learning":
          return say(`learning from the ${count(stage.examples)} earlier ones`)
        case "Judging":
          return say(`judging by the ${count(stage.examples)} later ones`)
      }
    })
}

const figures = (name: string, { auc, brier, calibrationError, logLoss }: Metrics) => [
  name,
  ...[logLoss, auc, brier, calibrationError].map(value => value.toFixed(4))
]

const report = (trained: Trained): string => {
  if (trained._tag === "TooLittle")
    return `Too little is known to learn from: ${count(trained.positives)} accepted of ${count(trained.examples)} presented offers with a known outcome, and ${trained.needed} accepted are needed. What serves goes on serving.`
  const { candidate, incumbent, prior } = trained.compared
  return [
    `Learnt from ${count(trained.examples)} presented offers (${count(trained.positives)} accepted); on the ${count(candidate.examples)} after them (${count(candidate.positives)} accepted):`,
    table([
      ["", "log loss", "AUC", "Brier", "calibration error"],
      figures(`new: ${trained.modelId}`, candidate),
      figures(`in force: ${trained.incumbent}`, incumbent),
      figures("prior", prior)
    ]),
    trained.promoted ? "Promoted: it serves from now on." : "Not promoted: it is no better on later offers."
  ].join("\n")
}

const command = Command.make("train", {}, () =>
  Effect.gen(function* () {
    const models = yield* ConversionModels
    const started = yield* Clock.currentTimeMillis
    const trained = yield* models.train(watching())
    if (trained._tag === "Busy") return yield* new Refused({ message: "another process is training: wait for it." })
    yield* print(report(trained))
    yield* say(`${span(((yield* Clock.currentTimeMillis) - started) / 1000)} in all`)
  }).pipe(Effect.provide(Models))
).pipe(
  Command.withDescription(
    HelpDoc.blocks([
      HelpDoc.p(
        "Learns from presented offers how probable acceptance is, judges the result by later offers, and lets it serve if it beats what serves and the trade's figures."
      ),
      HelpDoc.p("The service does the same by itself every CALLWISE_RETRAIN_HOURS. The database is the service's."),
      HelpDoc.p("Exit codes: 0 done, promoted or not; 1 an error; 2 refused."),
      HelpDoc.p("Example: bun run train")
    ])
  )
)

const program = Command.run(command, { name: "Callwise train", version: packageJson.version })

runScript("train", program(process.argv), BunContext.layer)
