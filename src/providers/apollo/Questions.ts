import { DateTime, Effect } from "effect"
import { notFound } from "../normalise/RecordOf.ts"
import { type Answered, ProviderFailure } from "../Provider.ts"
import type { ProviderConfig } from "../ProviderConfig.ts"
import type { Exchange } from "../wire/Exchange.ts"
import { decodeBody } from "../wire/Json.ts"
import { align } from "./Align.ts"
import { failedInside } from "./Failures.ts"
import { organizationAnswer } from "./Organization.ts"
import { personAnswer } from "./Person.ts"
import { type Keys, organizationRequest, peopleRequest, personRequest } from "./Request.ts"
import { OrganizationAnswer, PeopleAnswer, PersonAnswer } from "./Wire.ts"

export type Answers = Effect.Effect<ReadonlyArray<Answered>, ProviderFailure>

const misplaced: Answered = new ProviderFailure({ reason: "malformed", billing: "unknown", status: 200 })

export const askPerson = (ask: Exchange, config: ProviderConfig, keys: Keys): Answers =>
  Effect.gen(function* () {
    const answer = yield* Effect.flatMap(ask(personRequest(config, keys)), decodeBody(PersonAnswer))
    if (answer.person === undefined && answer.error_code !== undefined) return yield* failedInside(answer.error_code)
    return [yield* personAnswer(answer.person, keys, yield* DateTime.now)]
  })

export const askPeople = (ask: Exchange, config: ProviderConfig, details: ReadonlyArray<Keys>): Answers =>
  Effect.gen(function* () {
    const answer = yield* Effect.flatMap(ask(peopleRequest(config, details)), decodeBody(PeopleAnswer))
    if (answer.matches === undefined) return yield* failedInside(answer.error_code)
    const { people, strangers } = align(details, answer.matches)
    const now = yield* DateTime.now
    return yield* Effect.forEach(
      details,
      (keys, place): Effect.Effect<Answered> =>
        people[place] === undefined && strangers > 0
          ? Effect.succeed(misplaced)
          : personAnswer(people[place], keys, now)
    )
  })

export const askOrganization = (ask: Exchange, config: ProviderConfig, keys: Keys): Answers =>
  Effect.gen(function* () {
    const answer = yield* Effect.flatMap(ask(organizationRequest(config, keys)), decodeBody(OrganizationAnswer))
    const found = answer.organization
    return [found?.name === undefined ? notFound(0) : yield* organizationAnswer(found, keys, yield* DateTime.now)]
  })
