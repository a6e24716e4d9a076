import { DateTime } from "effect"
import { channelOf } from "../../leads/Channel.ts"
import { emailQualityOf } from "../../leads/EmailQuality.ts"
import type { Lead } from "../../leads/Lead.ts"
import { yearsBetween } from "../../leads/Years.ts"
import type { EnrichedProfile } from "../../profile/EnrichedProfile.ts"
import { Demographics, type Facts, Firmographics, Vehicle } from "../../profile/Profile.ts"
import { seniorityFromTitle } from "../../profile/Seniority.ts"
import { ofValidParts } from "../../profile/Trusted.ts"
import { Applicant, statedConfidence } from "./Applicant.ts"
import { statedOf } from "./Stated.ts"

/** Whole years, as the law counts them: a birthday is reached on its day. */
export const ageOn = (dateOfBirth: string, at: DateTime.Utc): number =>
  Math.max(0, yearsBetween(dateOfBirth, DateTime.formatIsoDateUtc(at)))

const under = (confidence: Readonly<Record<string, number>>, from: string, to: string) =>
  Object.fromEntries(
    Object.entries(confidence)
      .filter(([field]) => field.startsWith(from))
      .map(([field, value]) => [`${to}${field.slice(from.length)}`, value])
  )

type Known = Pick<EnrichedProfile, "fieldConfidence" | keyof Facts>
const nothingKnown: Known = { fieldConfidence: {} }

/** The vehicles bought; of those that the lead stated, what the profile does not know. */
const vehiclesOf = (lead: Lead, profile: Known) => {
  const bought = profile.vehicleData ?? []
  const isBought = bought.length > 0
  return {
    vehicles: (isBought ? bought : (lead.vehicles ?? [])).map(
      ({ vin: _, ...vehicle }) => new Vehicle(vehicle, ofValidParts)
    ),
    confidence: isBought ? under(profile.fieldConfidence, "vehicleData.", "vehicles.") : {}
  }
}

/** Without what names it; the rank is that of the title which the lead stated, where it tells one. */
const firmOf = ({ jobTitle }: Lead, { firmographics: firm }: Known) => {
  const stated = seniorityFromTitle(jobTitle)
  return {
    firmographics:
      firm === undefined && stated === undefined
        ? undefined
        : new Firmographics(
            {
              ...firm,
              ...(stated === undefined ? {} : { seniority: stated }),
              companyName: undefined,
              companyDomain: undefined,
              companyCity: undefined,
              title: undefined
            },
            ofValidParts
          ),
    rankConfidence: stated === undefined ? {} : { "firmographics.seniority": statedConfidence }
  }
}

/** What the decision may look at. Names, contact data, the street and what providers say of credit and fraud stay out. */
export const applicantOf = (lead: Lead, profile: EnrichedProfile | null, at: DateTime.Utc): Applicant => {
  const known = profile ?? nothingKnown
  const { demographics, behavioral, propertyData } = known
  const { firmographics, rankConfidence } = firmOf(lead, known)
  const { vehicles, confidence } = vehiclesOf(lead, known)
  const age = lead.dateOfBirth === undefined ? demographics?.age : ageOn(lead.dateOfBirth, at)
  return new Applicant(
    {
      state: lead.address?.state,
      postalCode: lead.address?.postalCode,
      dateOfBirth: lead.dateOfBirth,
      profile: {
        demographics: age === undefined ? demographics : new Demographics({ ...demographics, age }, ofValidParts),
        firmographics,
        behavioral,
        propertyData
      },
      vehicles,
      stated: statedOf(lead.attributes),
      interests: [...new Set(lead.interests)],
      channel: (lead.source === undefined ? undefined : channelOf(lead.source)) ?? null,
      leadScore: lead.score,
      isCallable: lead.phone !== undefined && lead.consent?.calls !== false,
      emailQuality: lead.email === undefined ? null : emailQualityOf(lead.email),
      leadCreatedAt: lead.createdAt,
      confidence: {
        ...known.fieldConfidence,
        ...confidence,
        ...rankConfidence,
        ...(lead.dateOfBirth === undefined ? {} : { "demographics.age": statedConfidence })
      }
    },
    ofValidParts
  )
}
