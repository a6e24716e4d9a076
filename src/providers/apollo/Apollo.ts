import { HttpClient } from "@effect/platform"
import { Effect } from "effect"
import type { CredentialCheck, EnrichmentQuery, ProviderAdapter } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import { checkOf } from "../wire/Check.ts"
import { accepting, type Exchange, exchangeWith } from "../wire/Exchange.ts"
import { decodeBody } from "../wire/Json.ts"
import { gather, type Part } from "../wire/Parts.ts"
import { refused } from "./Failures.ts"
import { askOrganization, askPeople, askPerson } from "./Questions.ts"
import { askedOf, profileRequest } from "./Request.ts"
import { terms } from "./Terms.ts"
import { Profile } from "./Wire.ts"

export const defaultEndpoint = "https://api.apollo.io"

/** All persons of a batch go out together, each organization on its own. */
const partsOf = (
  ask: Exchange,
  config: ProviderConfig,
  queries: ReadonlyArray<EnrichmentQuery>
): ReadonlyArray<Part> => {
  const asked = queries.flatMap((query, place) => {
    const one = askedOf(query)
    return one === undefined ? [] : [{ place, ...one }]
  })
  const [first, ...others] = asked.filter(({ kind }) => kind === "person")
  const organizations = asked
    .filter(({ kind }) => kind === "organization")
    .map(({ keys, place }): Part => ({ places: [place], ask: askOrganization(ask, config, keys) }))
  if (first === undefined) return organizations
  const persons = [first, ...others]
  const people: Part = {
    places: persons.map(({ place }) => place),
    ask:
      others.length === 0
        ? askPerson(ask, config, first.keys)
        : askPeople(
            ask,
            config,
            persons.map(({ keys }) => keys)
          )
  }
  return [people, ...organizations]
}

export const make = Effect.fnUntraced(function* (config: ProviderConfig) {
  const ask = accepting(exchangeWith(yield* HttpClient.HttpClient), refused)
  const adapter: ProviderAdapter = {
    terms,
    canLookUp: query => askedOf(query) !== undefined,
    lookUp: queries => gather(queries.length, partsOf(ask, config, queries)),
    check: checkOf(
      ask(profileRequest(config)).pipe(
        Effect.flatMap(decodeBody(Profile)),
        Effect.map((): CredentialCheck => ({ valid: true }))
      )
    )
  }
  return adapter
})
