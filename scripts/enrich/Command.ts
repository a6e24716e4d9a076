import { Command, HelpDoc } from "@effect/cli"
import { Effect, Option, Record, Schema } from "effect"
import { exitCodes, Refused } from "../cli/Program.ts"
import { course, files, settings } from "./Arguments.ts"
import { dryRun } from "./DryRun.ts"
import { inputAt, surveyOf } from "./Input.ts"
import { planOf } from "./Plan.ts"
import { run } from "./Run.ts"
import { ScriptServices } from "./Services.ts"
import { Settings } from "./Settings.ts"

const given = (options: Readonly<Record<string, unknown>>) =>
  Schema.decodeUnknown(Settings)(
    Record.filterMap(options, value => {
      const known = Option.isOption(value) ? value : Option.some(value)
      return Option.filter(known, content => content !== false)
    })
  ).pipe(Effect.orDie)

const description = HelpDoc.blocks([
  HelpDoc.p("Enriches the leads of a CSV or NDJSON file of any size, in flat memory."),
  HelpDoc.p(
    "Ctrl-C or SIGTERM finishes the rows in flight (30 s at most), prints the summary and the command that goes on. A bad row is reported with its line and costs nobody else. A person who is in the file twice costs once."
  ),
  HelpDoc.p(
    `Exit codes: 0 every row has a result; ${exitCodes.failed} broken off by an error; ${exitCodes.usage} refused before anything was begun; ${exitCodes.withBadRows} finished, and some rows were bad or failed; ${exitCodes.stopped} stopped.`
  ),
  HelpDoc.p(
    "Standard error shows the progress: a bar on a terminal, else a line every 2 seconds. Standard output has the summary. The database and the providers are those of the service: DATABASE_URL, CALLWISE_DATA_DIR, the vendors' keys; without keys, the sandbox."
  ),
  HelpDoc.p("Example: bun run enrich -- --input leads.csv --output enriched.ndjson --concurrency 16 --max-cost 50")
])

export const enrichCommand = Command.make(
  "enrich",
  { ...files, ...course, settings },
  ({ input, output, format, concurrency, resume, overwrite, dryRun: isDryRun, settings: options }) =>
    Effect.gen(function* () {
      const known = yield* given(options)
      const kind = Option.getOrUndefined(format)
      if (isDryRun) {
        if (resume || overwrite)
          return yield* new Refused({ message: "--dry-run writes nothing: leave out --resume and --overwrite." })
        const source = yield* inputAt(input, kind)
        const { rows } = yield* surveyOf(source)
        return yield* Effect.provide(dryRun({ input: source, rows, settings: known, concurrency }), ScriptServices)
      }
      if (Option.isNone(output)) return yield* new Refused({ message: "--output is needed (or --dry-run)." })
      const plan = yield* planOf({
        input,
        output: output.value,
        format: kind,
        settings: known,
        concurrency,
        resume,
        overwrite
      })
      yield* Effect.provide(run(plan), ScriptServices)
    })
).pipe(Command.withDescription(description))
