import type { FieldPath } from "./FieldPath.ts"

/**
 * What a field of the profile is bought for. enrichment: to be shown to who asks for the profile; marketing: to choose which
 * line to speak of, and how; underwriting: to decide whether a line may be offered, and at which price. What vendors say of
 * conduct and of a person's credit or fraud comes without the permissible purpose that rating by it would need (15 USC 1681b).
 */
export const fieldUses = {
  "demographics.age": ["enrichment", "marketing", "underwriting"],
  "demographics.income": ["enrichment", "marketing", "underwriting"],
  "demographics.occupation": ["enrichment"],
  "demographics.homeownerStatus": ["enrichment", "marketing", "underwriting"],
  "demographics.maritalStatus": ["enrichment"],
  "demographics.householdSize": ["enrichment", "marketing", "underwriting"],
  "demographics.education": ["enrichment"],
  "firmographics.companyName": ["enrichment"],
  "firmographics.companyDomain": ["enrichment"],
  "firmographics.companySize": ["enrichment", "marketing", "underwriting"],
  "firmographics.industry": ["enrichment", "marketing", "underwriting"],
  "firmographics.naicsCode": ["enrichment", "marketing", "underwriting"],
  "firmographics.sicCode": ["enrichment", "marketing", "underwriting"],
  "firmographics.revenue": ["enrichment", "marketing", "underwriting"],
  "firmographics.stage": ["enrichment", "marketing"],
  "firmographics.foundedYear": ["enrichment", "marketing", "underwriting"],
  "firmographics.operatingStatus": ["enrichment", "marketing", "underwriting"],
  "firmographics.companyCity": ["enrichment"],
  "firmographics.companyState": ["enrichment", "marketing", "underwriting"],
  "firmographics.companyPostalCode": ["enrichment", "underwriting"],
  "firmographics.title": ["enrichment"],
  "firmographics.seniority": ["enrichment", "marketing", "underwriting"],
  "firmographics.department": ["enrichment"],
  "behavioral.webVisits": ["enrichment", "marketing"],
  "behavioral.contentEngagement": ["enrichment", "marketing"],
  "behavioral.lastActiveAt": ["enrichment", "marketing"],
  "behavioral.intentSignals": ["enrichment", "marketing"],
  "risk.fraudRisk": ["enrichment"],
  "risk.creditScoreProxy": ["enrichment"],
  "risk.financialStability": ["enrichment"],
  "propertyData.propertyType": ["enrichment", "marketing", "underwriting"],
  "propertyData.value": ["enrichment", "marketing", "underwriting"],
  "propertyData.yearBuilt": ["enrichment", "marketing", "underwriting"],
  "propertyData.squareFeet": ["enrichment", "marketing", "underwriting"],
  "propertyData.construction": ["enrichment", "marketing", "underwriting"],
  "propertyData.claimsHistory": ["enrichment", "marketing", "underwriting"],
  vehicleData: ["enrichment", "marketing", "underwriting"]
} as const satisfies Readonly<Record<FieldPath, ReadonlyArray<"enrichment" | "marketing" | "underwriting">>>

type Uses = typeof fieldUses

/** The fields that may decide on an offer or its price: reading another there does not compile. */
export type UnderwritingField = {
  readonly [F in FieldPath]: "underwriting" extends Uses[F][number] ? F : never
}[FieldPath]

export type UnderwritingFieldOf<Section extends string> =
  Extract<UnderwritingField, `${Section}.${string}`> extends `${Section}.${infer Field}` ? Field : never
