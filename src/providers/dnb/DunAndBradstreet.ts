import { HttpClient, type HttpClientRequest } from "@effect/platform"
import { DateTime, Effect, Option, type Redacted } from "effect"
import { notFound } from "../normalise/RecordOf.ts"
import {
  type Answered,
  type CredentialCheck,
  type EnrichmentQuery,
  type ProviderAdapter,
  ProviderFailure
} from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { makeAccessTokens } from "../wire/AccessTokens.ts"
import { checkOf } from "../wire/Check.ts"
import { requestToken } from "../wire/ClientCredentials.ts"
import { at, exchangeWith, type Received, succeeded } from "../wire/Exchange.ts"
import { decodeBody } from "../wire/Json.ts"
import { gather } from "../wire/Parts.ts"
import { answerOf } from "./Answer.ts"
import { bestOf } from "./Candidate.ts"
import { isExpiredToken, isNoSuchCompany, refused } from "./Failures.ts"
import { dataRequest, type MatchKeys, matchKeysOf, matchRequest } from "./Request.ts"
import { terms } from "./Terms.ts"
import { DataAnswer, MatchAnswer } from "./Wire.ts"

export const defaultEndpoint = "https://plus.dnb.com"

/** The match before it was paid for, whatever became of the data. */
const afterPaidMatch = (failure: ProviderFailure) => new ProviderFailure({ ...failure, billing: "unknown" })

const keyIsGood: CredentialCheck = { valid: true }

export const make = Effect.fnUntraced(function* (config: ProviderConfig) {
  const exchange = exchangeWith(yield* HttpClient.HttpClient)
  const tokens = yield* makeAccessTokens(requestToken(exchange, at(config.apiEndpoint, "/v3/token"), config.apiKey))

  const ask = (request: (token: Redacted.Redacted<string>) => HttpClientRequest.HttpClientRequest) =>
    tokens.withToken(
      token =>
        Effect.flatMap(
          exchange(request(token)),
          (received): Effect.Effect<Option.Option<Received>, ProviderFailure> => {
            if (isNoSuchCompany(received)) return Effect.succeedNone
            return succeeded(received) ? Effect.succeedSome(received) : refused(received)
          }
        ),
      isExpiredToken
    )

  const match = Effect.fnUntraced(function* (keys: MatchKeys) {
    const received = yield* ask(token => matchRequest(config.apiEndpoint, token, keys))
    if (Option.isNone(received)) return undefined
    return bestOf((yield* decodeBody(MatchAnswer)(received.value)).matchCandidates)
  })

  const data = Effect.fnUntraced(function* (duns: string) {
    const received = yield* ask(token => dataRequest(config.apiEndpoint, token, duns))
    return yield* Effect.transposeOption(Option.map(received, decodeBody(DataAnswer)))
  })

  const find = (query: EnrichmentQuery, keys: MatchKeys): Effect.Effect<Answered, ProviderFailure> =>
    Effect.gen(function* () {
      const candidate = yield* match(keys)
      if (candidate?.organization === undefined) return notFound(1)
      const answer = yield* Effect.mapError(data(candidate.organization.duns), afterPaidMatch)
      if (Option.isNone(answer)) return notFound(2)
      return yield* answerOf(query, candidate, answer.value, 2, yield* DateTime.now)
    })

  const adapter: ProviderAdapter = {
    terms,
    canLookUp: query => matchKeysOf(query) !== undefined,
    lookUp: queries =>
      gather(
        queries.length,
        queries.flatMap((query, place) => {
          const keys = matchKeysOf(query)
          return keys === undefined ? [] : [{ places: [place], ask: Effect.map(find(query, keys), Array.of) }]
        })
      ),
    check: checkOf(Effect.as(tokens.renew, keyIsGood))
  }
  return adapter
})
