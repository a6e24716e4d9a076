import { Schema } from "effect"
import { type SightedKind, sightedKinds } from "./Fingerprints.ts"

const count = Schema.Int

/** How often one thing was seen around the time the lead came: leads, the lead itself among them. */
export const Sightings = Schema.Struct({
  within5Minutes: count,
  within1Hour: count,
  within24Hours: count,
  within30Days: count,
  /** Whole names, of 30 days. */
  names: count,
  /** Surnames, of 90 days. */
  families: count
})
export type Sightings = typeof Sightings.Type

export const SightingsByKind = Schema.partial(Schema.Record({ key: Schema.Literal(...sightedKinds), value: Sightings }))
export type SightingsByKind = { readonly [K in SightedKind]?: Sightings | undefined }

/** More sightings of one thing, or more of a source's history, than this say nothing new. */
export const lookedAtAtMost = 1_000
