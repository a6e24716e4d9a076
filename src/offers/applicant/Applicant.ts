import { Schema } from "effect"
import { Channel } from "../../leads/Channel.ts"
import { EmailQuality } from "../../leads/EmailQuality.ts"
import {
  type Behavioral,
  type Demographics,
  Facts,
  type Firmographics,
  type PropertyData,
  Vehicle
} from "../../profile/Profile.ts"
import { OfferType } from "../OfferType.ts"
import type { Known } from "./Known.ts"
import { Stated } from "./Stated.ts"

/** A lead's own word may be mistyped, and is seldom wrong. */
export const statedConfidence = 0.95

const { vehicleData: _, ...sections } = Facts.fields
const confidence = Schema.Number.pipe(Schema.between(0, 1))

/** Whom an offer is for: all that the decision may look at, and nothing that says who it is. */
export class Applicant extends Schema.Class<Applicant>("Applicant")({
  state: Schema.optional(Schema.String),
  postalCode: Schema.optional(Schema.String),
  /** Of the lead's own date of birth, for what the law counts in days. */
  dateOfBirth: Schema.optional(Schema.String),
  profile: Schema.Struct(sections),
  vehicles: Schema.Array(Vehicle),
  stated: Stated,
  interests: Schema.Array(OfferType),
  channel: Schema.NullOr(Channel),
  leadScore: Schema.Int,
  isCallable: Schema.Boolean,
  emailQuality: Schema.NullOr(EmailQuality),
  leadCreatedAt: Schema.DateTimeUtc,
  /** By field: `demographics.income`, `vehicles.0.year`, `lead.address.state`, `attributes.tobacco`. */
  confidence: Schema.Record({ key: Schema.String, value: confidence })
}) {}

const known = <A>(applicant: Applicant, value: A, field: string): Known<NonNullable<A>> | undefined =>
  value === undefined || value === null
    ? undefined
    : { value, confidence: applicant.confidence[field] ?? statedConfidence, field }

const factsOf =
  <T extends object>(name: keyof Applicant["profile"], section: (profile: Applicant["profile"]) => T | undefined) =>
  <K extends keyof T & string>(applicant: Applicant, field: K): Known<NonNullable<T[K]>> | undefined =>
    known(applicant, section(applicant.profile)?.[field], `${name}.${field}`)

export const demographic = factsOf<Demographics>("demographics", ({ demographics }) => demographics)
export const firmographic = factsOf<Firmographics>("firmographics", ({ firmographics }) => firmographics)
export const behaviour = factsOf<Behavioral>("behavioral", ({ behavioral }) => behavioral)
export const propertyFact = factsOf<PropertyData>("propertyData", ({ propertyData }) => propertyData)

/** Two-letter code; only what the lead stated as its address counts. */
export const homeState = (applicant: Applicant): Known<string> | undefined =>
  known(applicant, applicant.state, "lead.address.state")

/** What the lead or its caller stated among the attributes. */
export const statedFact = <K extends keyof Stated>(
  applicant: Applicant,
  name: K
): Known<NonNullable<Stated[K]>> | undefined => known(applicant, applicant.stated[name], `attributes.${name}`)

export const vehicleFact = <K extends keyof Vehicle>(
  applicant: Applicant,
  index: number,
  name: K
): Known<NonNullable<Vehicle[K]>> | undefined =>
  known(applicant, applicant.vehicles[index]?.[name], `vehicles.${index}.${name}`)
