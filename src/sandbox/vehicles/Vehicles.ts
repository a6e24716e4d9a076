import { Either, Schema } from "effect"
import { vehiclesKey } from "../Keys.ts"
import type { Directory } from "../knowledge/Directory.ts"
import type { GarageView } from "../knowledge/GarageView.ts"
import { HomeSearch } from "../knowledge/HomeSearch.ts"
import type { Desk } from "../server/Desk.ts"
import { type Call, json, type Reply, type Vendor } from "../server/Vendor.ts"

const text = Schema.optional(Schema.NullOr(Schema.String))
const decode = Schema.decodeUnknownEither(
  Schema.parseJson(
    Schema.Struct({
      vin: text,
      first_name: text,
      last_name: text,
      street: text,
      city: text,
      state: text,
      postal_code: text
    })
  )
)

const titleCode = { owned: "CLEAR", financed: "LIEN", leased: "LEASE" } as const
const coverCode = { none: "0", minimum: "1", standard: "2", full: "3" } as const

/** Score 0-100, makes in capitals, years as text, codes for title and cover. */
const garage = ({ autos, household, witness }: GarageView, likeness: number) => ({
  status: "found",
  score: Math.round(likeness * (45 + 55 * witness.score)),
  record: `gd-${String(household.index).padStart(7, "0")}`,
  as_of: `${witness.observedOn}T00:00:00Z`,
  registered_to: household.adults.map(({ firstName, lastName }) => `${firstName} ${lastName}`.toUpperCase()),
  garage: autos.map((auto, place) => ({
    vin: witness.has(`vin ${place}`, 0.9) ? auto.vin : null,
    model_year: String(auto.year),
    make: auto.make.toUpperCase(),
    model: auto.model,
    title_status: witness.has(`title ${place}`, 0.9) ? titleCode[auto.ownership] : null,
    insurance_code: witness.has(`cover ${place}`, 0.7) ? coverCode[auto.coverage] : null
  }))
})

const fault = (status: number, message: string, headers: Record<string, string> = {}): Reply =>
  json(status, { status: "error", message }, headers)

/** Garage Data: the cars registered at an address, or with one VIN. */
export const vehicles = (directory: Directory, today: string): Vendor => {
  const search = new HomeSearch(directory, directory.population.seed, today)

  const lookUp = (call: Call, desk: Desk): Reply => {
    const body = decode(call.body)
    if (Either.isLeft(body)) return fault(400, "The body must be a JSON object of strings.")
    const { first_name, last_name, postal_code, street, vin } = body.right
    if (!vin && !(last_name && street && postal_code)) {
      return fault(422, "Give vin, or last_name, street and postal_code.")
    }
    if (desk.exhausted) return fault(402, "Your prepaid look-ups are used up.")
    const byVin = vin ? search.garageOfVin(vin.toUpperCase()) : undefined
    const found = byVin
      ? { view: byVin, likeness: 1 }
      : search.garage({
          firstName: first_name ?? undefined,
          lastName: last_name ?? undefined,
          street: street ?? undefined,
          postalCode: postal_code ?? undefined
        })
    if (found === undefined) return json(200, { status: "none", score: 0, garage: [] })
    desk.charge(1, call.references[0])
    return json(200, garage(found.view, found.likeness))
  }

  const answer = (call: Call, desk: Desk): Reply => {
    if (call.headers.get("x-api-key") !== vehiclesKey) return fault(401, "Unknown API key.")
    if (call.path === "/v1/vehicles" && call.method === "POST") return lookUp(call, desk)
    return fault(404, "There is nothing at this path.")
  }
  return {
    id: "vehicles",
    answer,
    tooMany: (_, __, seconds) => fault(429, "Too many requests.", { "Retry-After": String(seconds) }),
    broken: () => fault(503, "Try again later.")
  }
}
