import { HttpClient, type HttpClientRequest } from "@effect/platform"
import { DateTime, Effect } from "effect"
import { notFound } from "../normalise/RecordOf.ts"
import type { CredentialCheck, ProviderAdapter, ProviderAnswer, ProviderFailure } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { checkOf } from "../wire/Check.ts"
import { type Exchange, exchangeWith, type Received, succeeded } from "../wire/Exchange.ts"
import { decodeBody, malformed } from "../wire/Json.ts"
import { gather } from "../wire/Parts.ts"
import { combinedAnswer, companyAnswer } from "./Answers.ts"
import { isUnknownRecord, pending, refused } from "./Failures.ts"
import { type Asked, askedOf, combinedRequest, companyRequest } from "./Request.ts"
import { terms } from "./Terms.ts"
import { Combined, Company } from "./Wire.ts"

export const defaultEndpoint = "https://{service}.clearbit.com"

const ownDomain = "clearbit.com"

type Answer = Effect.Effect<ProviderAnswer, ProviderFailure>

const find = (
  exchange: Exchange,
  request: HttpClientRequest.HttpClientRequest,
  found: (received: Received) => Answer
) =>
  Effect.flatMap(exchange(request), (received): Answer => {
    if (isUnknownRecord(received)) return Effect.succeed(notFound(1))
    if (received.status === 202) return Effect.fail(pending(received))
    return succeeded(received) ? found(received) : refused(received)
  })

const combined = (received: Received): Answer =>
  Effect.gen(function* () {
    const { company, person } = yield* decodeBody(Combined)(received)
    return yield* combinedAnswer(person, company, yield* DateTime.now)
  })

const company = (received: Received): Answer =>
  Effect.gen(function* () {
    const found = yield* decodeBody(Company)(received)
    if (found.name === undefined && found.domain === undefined) return yield* malformed(received)
    return yield* companyAnswer(found, yield* DateTime.now)
  })

const keyIsGood: CredentialCheck = { valid: true }

export const make = Effect.fnUntraced(function* (config: ProviderConfig) {
  const exchange = exchangeWith(yield* HttpClient.HttpClient)

  const ask = (asked: Asked) =>
    asked.kind === "combined"
      ? find(exchange, combinedRequest(config, asked.email), combined)
      : find(exchange, companyRequest(config, asked.domain), company)

  const adapter: ProviderAdapter = {
    terms,
    canLookUp: query => askedOf(query) !== undefined,
    lookUp: queries =>
      gather(
        queries.length,
        queries.flatMap((query, place) => {
          const asked = askedOf(query)
          return asked === undefined ? [] : [{ places: [place], ask: Effect.map(ask(asked), Array.of) }]
        })
      ),
    check: checkOf(
      ask({ kind: "company", domain: ownDomain }).pipe(
        Effect.as(keyIsGood),
        Effect.catchIf(
          failure => failure.reason === "pending",
          () => Effect.succeed(keyIsGood)
        )
      )
    )
  }
  return adapter
})
