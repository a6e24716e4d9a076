import { readFileSync } from "node:fs"
import { Config, ConfigError, Either, Option, Schema } from "effect"
import { decimal, wholeNumber } from "../../platform/NumberSetting.ts"
import type { Represented } from "../CallFacts.ts"
import { prohibitedIn } from "../ProhibitedPhrases.ts"
import type { CompetitorPoints } from "./book/CompetitionPlays.ts"

const text = Schema.Trim.pipe(Schema.minLength(1), Schema.maxLength(300))

const Points = Schema.Array(
  Schema.Struct({
    name: text,
    points: Schema.Array(
      Schema.Struct({
        text: text.pipe(
          Schema.filter(said => {
            const [found] = prohibitedIn(said)
            return found === undefined ? undefined : `must not be said (${found.id}: ${found.why})`
          })
        ),
        source: text,
        asOf: Schema.String.pipe(Schema.pattern(/^\d{4}-\d{2}-\d{2}$/, { message: () => "must be YYYY-MM-DD" }))
      })
    ).pipe(Schema.maxItems(10))
  })
).pipe(Schema.maxItems(200))

const path = ["CALLWISE_COMPETITOR_POINTS"]
const wrong = (problem: string) =>
  ConfigError.InvalidData(path, `must name a JSON file of [{ name, points: [{ text, source, asOf }] }]: ${problem}`)

const read = (file: string): Either.Either<ReadonlyMap<string, CompetitorPoints>, ConfigError.ConfigError> =>
  Either.try({ try: () => readFileSync(file, "utf8"), catch: () => wrong("it cannot be read") }).pipe(
    Either.flatMap(content =>
      Either.mapLeft(Schema.decodeUnknownEither(Schema.parseJson(Points))(content), ({ message }) => wrong(message))
    ),
    Either.map(found => new Map(found.map(one => [one.name.toLowerCase(), one] as const)))
  )

const competitors = Config.mapOrFail(Config.nonEmptyString("CALLWISE_COMPETITOR_POINTS"), read).pipe(
  Config.withDefault<ReadonlyMap<string, CompetitorPoints>>(new Map())
)

const organizations = "CALLWISE_TPMO_ORGANIZATIONS"
const products = "CALLWISE_TPMO_PRODUCTS"
const many = { from: 1, to: 100_000 }

/** One number without the other would be half a sentence of the law. */
const tpmo = Config.mapOrFail(
  Config.all([Config.option(wholeNumber(organizations, many)), Config.option(wholeNumber(products, many))]),
  ([represented, offered]): Either.Either<Represented | null, ConfigError.ConfigError> => {
    if (Option.isSome(represented) && Option.isSome(offered))
      return Either.right({ organizations: represented.value, products: offered.value })
    if (Option.isNone(represented) && Option.isNone(offered)) return Either.right(null)
    const [missing, given] = Option.isNone(represented) ? [organizations, products] : [products, organizations]
    return Either.left(ConfigError.InvalidData([missing], `must be set where ${given} is, a whole number, 1-100000`))
  }
)

export const CoachingSettings = Config.all({
  agency: Config.withDefault(Config.nonEmptyString("CALLWISE_AGENCY"), null),
  competitors,
  tpmo,
  limits: Config.all({
    promptsPerMinute: wholeNumber("CALLWISE_PROMPTS_PER_MINUTE", { from: 0, to: 60, otherwise: 4 }),
    holdoutPercent: decimal("CALLWISE_SUGGESTION_HOLDOUT_PERCENT", { from: 0, to: 50, otherwise: 5 })
  })
})
