import { Option, Schema } from "effect"
import type { FieldPath } from "../../profile/FieldPath.ts"
import { department } from "../normalise/Department.ts"
import { domainOf } from "../normalise/Domain.ts"
import { schemaOf } from "../normalise/FieldValues.ts"
import { foundedYear } from "../normalise/FoundedYear.ts"
import { naicsCode, sicCode } from "../normalise/IndustryCode.ts"
import { usState } from "../normalise/UsState.ts"
import { claims, intentSignals, vehicles } from "./Rows.ts"
import {
  magnitude,
  quantity,
  type Scalar,
  share,
  time,
  wholeMagnitude,
  wholeQuantity,
  worded,
  words
} from "./Scalars.ts"
import * as Synonyms from "./Synonyms.ts"

const year: Scalar<number> = raw => foundedYear(words(raw))

const rulesAt = (now: string): Readonly<Record<FieldPath, Scalar<unknown>>> => ({
  "demographics.age": wholeQuantity,
  "demographics.income": quantity,
  "demographics.occupation": words,
  "demographics.homeownerStatus": worded(Synonyms.homeownerStatus),
  "demographics.maritalStatus": worded(Synonyms.maritalStatus),
  "demographics.householdSize": wholeQuantity,
  "demographics.education": worded(Synonyms.education),
  "firmographics.companyName": words,
  "firmographics.companyDomain": worded(domainOf),
  "firmographics.companySize": wholeMagnitude,
  "firmographics.industry": words,
  "firmographics.naicsCode": worded(naicsCode),
  "firmographics.sicCode": worded(sicCode),
  "firmographics.revenue": magnitude,
  "firmographics.stage": worded(Synonyms.stage),
  "firmographics.foundedYear": year,
  "firmographics.operatingStatus": worded(Synonyms.operatingStatus),
  "firmographics.companyCity": words,
  "firmographics.companyState": worded(usState),
  "firmographics.companyPostalCode": words,
  "firmographics.title": words,
  "firmographics.seniority": worded(Synonyms.seniority),
  "firmographics.department": worded(department),
  "behavioral.webVisits": wholeQuantity,
  "behavioral.contentEngagement": share,
  "behavioral.lastActiveAt": time,
  "behavioral.intentSignals": intentSignals(now),
  "risk.fraudRisk": quantity,
  "risk.creditScoreProxy": wholeQuantity,
  "risk.financialStability": quantity,
  "propertyData.propertyType": worded(Synonyms.propertyType),
  "propertyData.value": quantity,
  "propertyData.yearBuilt": year,
  "propertyData.squareFeet": wholeQuantity,
  "propertyData.construction": worded(Synonyms.construction),
  "propertyData.claimsHistory": claims,
  vehicleData: vehicles
})

/** What was selected, as the field's own schema has it; none when no stated rule makes it fit. */
export const coerceAt = (now: string) => {
  const rules = rulesAt(now)
  return (path: FieldPath, raw: unknown) =>
    Option.flatMap(Option.fromNullable(rules[path](raw)), Schema.decodeUnknownOption(schemaOf(path)))
}
