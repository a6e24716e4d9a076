import type { UnderwritingFieldOf } from "../../profile/FieldUses.ts"
import type { Demographics, Firmographics, PropertyData } from "../../profile/Profile.ts"
import * as facts from "./Applicant.ts"
import type { Known } from "./Known.ts"

type FactOf<T, Fields extends keyof T> = <K extends Fields>(
  applicant: facts.Applicant,
  field: K
) => Known<NonNullable<T[K]>> | undefined

/** What may be offered and at which price is decided by these: nothing that was bought for marketing can be read here. */
export const demographic: FactOf<Demographics, UnderwritingFieldOf<"demographics">> = facts.demographic
export const firmographic: FactOf<Firmographics, UnderwritingFieldOf<"firmographics">> = facts.firmographic
export const propertyFact: FactOf<PropertyData, UnderwritingFieldOf<"propertyData">> = facts.propertyFact
