import { HttpClient } from "@effect/platform"
import { DateTime, Effect, Ref } from "effect"
import type { CredentialCheck, EnrichmentQuery, ProviderAdapter } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { makeAccessTokens } from "../wire/AccessTokens.ts"
import { checkOf } from "../wire/Check.ts"
import { requestToken } from "../wire/ClientCredentials.ts"
import { accepting, at, exchangeWith } from "../wire/Exchange.ts"
import { decodeBody } from "../wire/Json.ts"
import { gather } from "../wire/Parts.ts"
import { answerOf } from "./Answers.ts"
import { correlate } from "./Correlate.ts"
import { isDisallowedField, isExpiredToken, refused } from "./Failures.ts"
import { allFields, coreFields } from "./OutputFields.ts"
import { type Asked, askedOf, enrichRequest, usageRequest } from "./Request.ts"
import { terms } from "./Terms.ts"
import { creditsLeft } from "./Usage.ts"
import { EnrichAnswer, UsageAnswer } from "./Wire.ts"

export const defaultEndpoint = "https://api.zoominfo.com"

type Placed = readonly [place: number, asked: Asked]

const placed = (queries: ReadonlyArray<EnrichmentQuery>): ReadonlyArray<Placed> =>
  queries.flatMap((query, place) => {
    const asked = askedOf(query)
    return asked === undefined ? [] : [[place, asked] as const]
  })

export const make = Effect.fnUntraced(function* (config: ProviderConfig) {
  const exchange = exchangeWith(yield* HttpClient.HttpClient)
  const tokens = yield* makeAccessTokens(
    requestToken(exchange, at(config.apiEndpoint, "/gtm/oauth/v1/token"), config.apiKey)
  )
  const ask = accepting(exchange, refused)
  const outputFields = yield* Ref.make(allFields)

  const enrich = (kind: Asked["kind"], asked: ReadonlyArray<Asked>) => {
    const criteria = asked.map(one => one.criteria)
    const attempt = Effect.flatMap(Ref.get(outputFields), fields =>
      tokens.withToken(token => ask(enrichRequest(config.apiEndpoint, token, kind, criteria, fields)), isExpiredToken)
    )
    return Effect.gen(function* () {
      const received = yield* Effect.catchIf(attempt, isDisallowedField, () =>
        Effect.zipRight(Ref.set(outputFields, coreFields), attempt)
      )
      const { data } = yield* decodeBody(EnrichAnswer)(received)
      const items = correlate(criteria, data)
      const now = yield* DateTime.now
      return yield* Effect.forEach(asked, (one, index) => answerOf(one, items[index], now))
    })
  }

  const part = (kind: Asked["kind"], all: ReadonlyArray<Placed>) => {
    const mine = all.filter(([, asked]) => asked.kind === kind)
    return mine.length === 0
      ? []
      : [
          {
            places: mine.map(([place]) => place),
            ask: enrich(
              kind,
              mine.map(([, asked]) => asked)
            )
          }
        ]
  }

  const adapter: ProviderAdapter = {
    terms,
    canLookUp: query => askedOf(query) !== undefined,
    lookUp: queries => {
      const all = placed(queries)
      return gather(queries.length, [...part("contact", all), ...part("company", all)])
    },
    check: checkOf(
      tokens
        .withToken(token => ask(usageRequest(config.apiEndpoint, token)), isExpiredToken)
        .pipe(
          Effect.flatMap(decodeBody(UsageAnswer)),
          Effect.map((usage): CredentialCheck => ({ valid: true, ...creditsLeft(usage) }))
        )
    )
  }
  return adapter
})
