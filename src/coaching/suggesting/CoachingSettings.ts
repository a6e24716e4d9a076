import { Config, ConfigError, Either, Option } from "effect"
import { decimal, wholeNumber } from "../../platform/NumberSetting.ts"
import type { Represented } from "../CallFacts.ts"
import type { CompetitorPoints } from "./book/CompetitionPlays.ts"
import { competitorPoints } from "./CompetitorPointsFile.ts"

const competitors = Config.map(
  competitorPoints,
  (all): ReadonlyMap<string, CompetitorPoints> => new Map(all.map(one => [one.name.toLowerCase(), one]))
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
