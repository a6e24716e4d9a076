import { readFileSync } from "node:fs"
import { Config, ConfigError, Either, Schema } from "effect"
import { wordsOf } from "../../hearing/Words.ts"
import { PlainDate } from "../../leads/PlainDate.ts"
import { inOneLine, inputProblems } from "../../platform/InputProblems.ts"
import { prohibitedIn } from "../ProhibitedPhrases.ts"
import type { CompetitorPoints } from "./book/CompetitionPlays.ts"

/** Agents read all of it: the name and the source, too. */
const Sayable = Schema.Trim.pipe(
  Schema.minLength(1, { message: () => "must not be empty" }),
  Schema.maxLength(300, { message: () => "must be at most 300 characters" }),
  Schema.filter(said => {
    const [found] = prohibitedIn(said)
    return found === undefined ? undefined : `must not be said (${found.id}: ${found.why})`
  })
)

/** As it is heard: however it is written. */
const spoken = (name: string): string =>
  wordsOf(name)
    .map(({ text }) => text)
    .join(" ")

const Points = Schema.Array(
  Schema.Struct({
    name: Sayable.pipe(Schema.filter(name => spoken(name) !== "", { message: () => "must hold a word" })),
    points: Schema.Array(Schema.Struct({ text: Sayable, source: Sayable, asOf: PlainDate })).pipe(
      Schema.maxItems(10, { message: () => "must be at most 10 points" })
    )
  })
).pipe(
  Schema.maxItems(200, { message: () => "must be at most 200 competitors" }),
  Schema.filter(all => {
    const first = new Map(all.map(({ name }, at) => [spoken(name), at] as const).toReversed())
    return all.flatMap(({ name }, at) =>
      first.get(spoken(name)) === at ? [] : [{ path: [at, "name"], message: `is there already: ${name}` }]
    )
  })
)

const wrong = (problem: string) =>
  ConfigError.InvalidData([], `must name a JSON file of [{ name, points: [{ text, source, asOf }] }]: ${problem}`)

const parsed = (content: string): Either.Either<unknown, ConfigError.ConfigError> =>
  Either.try({ try: (): unknown => JSON.parse(content), catch: () => wrong("it is not JSON") })

const read = (file: string): Either.Either<ReadonlyArray<CompetitorPoints>, ConfigError.ConfigError> =>
  Either.try({ try: () => readFileSync(file, "utf8"), catch: () => wrong("it cannot be read") }).pipe(
    Either.flatMap(parsed),
    Either.flatMap(content =>
      Either.mapLeft(Schema.decodeUnknownEither(Points, { errors: "all" })(content), ({ issue }) =>
        wrong(inOneLine(inputProblems(issue)))
      )
    )
  )

/** What may be said of other insurers; each of them is heard when somebody names it. */
export const competitorPoints = Config.mapOrFail(Config.nonEmptyString("CALLWISE_COMPETITOR_POINTS"), read).pipe(
  Config.withDefault<ReadonlyArray<CompetitorPoints>>([])
)
