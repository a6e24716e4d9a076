import { HttpClient } from "@effect/platform"
import { DateTime, Effect, Schema } from "effect"
import { notFound } from "../normalise/RecordOf.ts"
import {
  type Answered,
  type CredentialCheck,
  EnrichmentQuery,
  type ProviderAdapter,
  ProviderFailure
} from "../Provider.ts"
import type { CustomMapping, ProviderConfig } from "../ProviderConfig.ts"
import { checkOf } from "../wire/Check.ts"
import { type Exchange, exchangeWith, succeeded } from "../wire/Exchange.ts"
import { malformed, parseJson } from "../wire/Json.ts"
import { gather } from "../wire/Parts.ts"
import { refusal } from "../wire/Refusal.ts"
import { flawsOf } from "./CheckMapping.ts"
import { makeReader } from "./Read.ts"
import { hasEnough, lookUpRequest } from "./Request.ts"
import { billedMiss, termsOf } from "./Terms.ts"

/** Nobody's keys, all of names and numbers that are reserved for examples. */
const probe = Schema.decodeSync(EnrichmentQuery)({
  email: "nobody@example.com",
  phone: "+12015550100",
  firstName: "Credential",
  lastName: "Check",
  dateOfBirth: "1970-01-01",
  company: { name: "Example", domain: "example.com" },
  address: { street: "1 Example Street", city: "Example", state: "NY", postalCode: "00000" },
  vehicles: [{ vin: "11111111111111111" }]
})

const refusedForTheProbeAlone = new Set<ProviderFailure["reason"]>(["bad_input", "pending"])
const keyIsGood: CredentialCheck = { valid: true }

const unusable = new ProviderFailure({ reason: "bad_input", billing: "none", code: "mapping_unusable" })

const makeLookUp = (exchange: Exchange, config: ProviderConfig, mapping: CustomMapping) => {
  const read = makeReader(mapping)
  const miss = notFound(billedMiss(termsOf(mapping)))
  return (query: EnrichmentQuery): Effect.Effect<Answered, ProviderFailure> =>
    Effect.gen(function* () {
      const received = yield* exchange(lookUpRequest(config, mapping, query))
      if (received.status === 404 || received.status === 204) return miss
      if (received.status === 202)
        return yield* new ProviderFailure({ reason: "pending", billing: "unknown", status: 202 })
      if (!succeeded(received)) return yield* refusal(received)
      const answer = yield* Effect.mapError(parseJson(received.body), () => malformed(received))
      return yield* read(answer, yield* DateTime.now) ?? Effect.succeed(miss)
    })
}

/** A provider whose wire format is configuration. With a mapping that `checkMapping` refuses it looks nothing up. */
export const make = Effect.fnUntraced(function* (config: ProviderConfig) {
  const exchange = exchangeWith(yield* HttpClient.HttpClient)
  const { mapping } = config
  const usable = mapping !== undefined && flawsOf(mapping).length === 0
  const lookUp = usable ? makeLookUp(exchange, config, mapping) : () => Effect.fail(unusable)
  const canLookUp = (query: EnrichmentQuery) => usable && hasEnough(mapping, query)
  const adapter: ProviderAdapter = {
    terms: termsOf(mapping),
    canLookUp,
    lookUp: queries =>
      gather(
        queries.length,
        queries.flatMap((query, place) =>
          canLookUp(query) ? [{ places: [place], ask: Effect.map(lookUp(query), Array.of) }] : []
        )
      ),
    check: checkOf(
      Effect.as(lookUp(probe), keyIsGood).pipe(
        Effect.catchIf(
          failure => usable && refusedForTheProbeAlone.has(failure.reason),
          () => Effect.succeed(keyIsGood)
        )
      )
    )
  }
  return adapter
})
