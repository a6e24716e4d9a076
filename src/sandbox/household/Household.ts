import { Either, Schema } from "effect"
import { householdKey } from "../Keys.ts"
import type { Directory } from "../knowledge/Directory.ts"
import { HomeSearch } from "../knowledge/HomeSearch.ts"
import type { Desk } from "../server/Desk.ts"
import { bearerOf, type Call, json, type Reply, type Vendor } from "../server/Vendor.ts"
import { householdAnswer } from "./HouseholdAnswer.ts"

const text = Schema.optional(Schema.NullOr(Schema.String))
const decode = Schema.decodeUnknownEither(
  Schema.parseJson(
    Schema.Struct({
      email: text,
      phone: text,
      first_name: text,
      last_name: text,
      street: text,
      city: text,
      state: text,
      postal_code: text,
      date_of_birth: text
    })
  )
)

const fault = (status: number, code: string, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, { error: { code, message } }, headers)

/** Household Insight: what is known of the home behind an e-mail address, a phone number or a name at an address. */
export const household = (directory: Directory, today: string): Vendor => {
  const search = new HomeSearch(directory, directory.population.seed, today)

  const lookUp = (call: Call, desk: Desk): Reply => {
    const body = decode(call.body)
    if (Either.isLeft(body)) return fault(400, "invalid_request", "The body must be a JSON object of strings.")
    const { date_of_birth, email, first_name, last_name, phone, postal_code, street } = body.right
    if (!email && !phone && !(last_name && postal_code)) {
      return fault(422, "insufficient_input", "Give email, phone, or last_name with postal_code.")
    }
    if (desk.exhausted) return fault(402, "quota_exhausted", "The look-ups of this contract are used up.")
    const found = search.find({
      email: email ?? undefined,
      phone: phone ?? undefined,
      firstName: first_name ?? undefined,
      lastName: last_name ?? undefined,
      street: street ?? undefined,
      postalCode: postal_code ?? undefined
    })
    if (found === undefined) return fault(404, "no_match", "Nobody was found.")
    const { likeness, view } = found
    const otherBirth = date_of_birth ? date_of_birth !== view.birthDate : false
    desk.charge(1, call.references[0])
    return json(200, householdAnswer(view, likeness * (otherBirth ? 0.7 : 1)))
  }

  const answer = (call: Call, desk: Desk): Reply => {
    if (bearerOf(call.headers) !== householdKey) return fault(401, "unauthorized", "The API key is not valid.")
    if (call.path === "/v1/lookup" && call.method === "POST") return lookUp(call, desk)
    return fault(404, "no_route", "There is nothing at this path.")
  }
  return {
    id: "household",
    answer,
    tooMany: (_, __, seconds) => fault(429, "rate_limited", "Slow down.", { "Retry-After": String(seconds) }),
    broken: () => fault(503, "unavailable", "Try again later.")
  }
}
