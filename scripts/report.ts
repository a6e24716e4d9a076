import { Command, HelpDoc, Options } from "@effect/cli"
import { BunContext } from "@effect/platform-bun"
import { Effect, Option } from "effect"
import packageJson from "../package.json" with { type: "json" }
import { isZone } from "../src/analytics/Period.ts"
import { exitCodes, print, Refused, runScript, say } from "./cli/Program.ts"
import { gathered, Sources } from "./report/Facts.ts"
import { htmlOf } from "./report/Html.ts"
import { reportOf } from "./report/Sections.ts"
import { textOf } from "./report/Text.ts"

const daysAtMost = 731

const days = Options.integer("days").pipe(
  Options.withDescription(`Up to today, today among them: 1-${daysAtMost}.`),
  Options.withDefault(30)
)
const timeZone = Options.text("time-zone").pipe(
  Options.withDescription("Whose days are counted, such as America/New_York."),
  Options.withDefault("UTC")
)
const file = Options.file("html").pipe(
  Options.withDescription("Also as a page of its own, that needs nothing else, into this file."),
  Options.optional
)

const command = Command.make("report", { days, timeZone, file }, options =>
  Effect.gen(function* () {
    if (options.days < 1 || options.days > daysAtMost)
      return yield* new Refused({ message: `--days must be 1-${daysAtMost}` })
    if (!isZone(options.timeZone))
      return yield* new Refused({ message: "--time-zone must be an IANA time zone, such as America/New_York" })
    const report = reportOf(yield* Effect.provide(gathered(options.days, options.timeZone), Sources))
    yield* print(textOf(report))
    if (Option.isNone(options.file)) return
    const path = options.file.value
    yield* Effect.tryPromise({
      try: () => Bun.write(path, htmlOf(report)),
      catch: () => new Refused({ message: `${path} cannot be written` })
    })
    yield* say(`Written to ${path}`)
  })
).pipe(
  Command.withDescription(
    HelpDoc.blocks([
      HelpDoc.p(
        "What personalisation earned and what is wrong, with intervals, the change against the period before and the days: in the terminal, and as a page with --html."
      ),
      HelpDoc.p("The database is the service's; nothing on a person is in it."),
      HelpDoc.p(`Exit codes: 0 done; 1 an error; ${exitCodes.usage} refused.`),
      HelpDoc.p("Example: bun run report -- --days 30 --time-zone America/New_York --html report.html")
    ])
  )
)

const program = Command.run(command, { name: "Callwise report", version: packageJson.version })

runScript("report", program(process.argv), BunContext.layer)
