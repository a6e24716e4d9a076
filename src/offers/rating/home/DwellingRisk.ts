import type { RatingCase } from "../RatingCase.ts"
import { propertyFact, statedFact } from "../SureFacts.ts"
import { bandOf } from "../tables/Figure.ts"
import { homeTables } from "../tables/HomeTables.ts"
import { assumes, type Findings, times } from "../Worksheet.ts"

const { claims, construction, creditTier, homeAge, newPurchase, roofAge, roofMaterial } = homeTables

export const homeAgeFindings = (of: RatingCase): Findings => {
  const built = propertyFact(of.applicant, "yearBuilt")?.value
  return built === undefined
    ? [assumes("propertyData.yearBuilt", "Built 16 to 30 years ago", 0.85, 1.2)]
    : [times(`Built in ${built}`, bandOf(homeAge, Math.max(0, of.year - built)))]
}

export const constructionFindings = ({ applicant }: RatingCase): Findings => {
  const walls = propertyFact(applicant, "construction")?.value
  return walls === undefined || walls === "other"
    ? [assumes("propertyData.construction", "Brick veneer", 0.9, 1.05)]
    : [times(`Construction: ${walls.replace("_", " ")}`, construction[walls])]
}

export const roofFindings = (of: RatingCase): Findings => {
  const age = of.may("roof_age") ? statedFact(of.applicant, "roofAge")?.value : undefined
  const material = statedFact(of.applicant, "roofMaterial")?.value
  return [
    age === undefined
      ? assumes("attributes.roofAge", "A roof of 6 to 10 years", 0.92, 1.25)
      : times(`Roof of ${age} years`, bandOf(roofAge, age)),
    material === undefined
      ? assumes("attributes.roofMaterial", "Architectural shingle", 0.92, 1.06)
      : times(`Roof: ${material.replaceAll("_", " ")}`, roofMaterial[material])
  ]
}

const claimYears = 5

export const claimFindings = (of: RatingCase): Findings => {
  const history = propertyFact(of.applicant, "claimsHistory")?.value
  if (history === undefined) return [assumes("propertyData.claimsHistory", "No claims in five years", 1, 1.15)]
  const since = `${of.year - claimYears}${of.day.slice(4)}`
  const recent = history.filter(({ date }) => date > since && date <= of.day).length
  return [times(`Claims in five years: ${recent}`, bandOf(claims, recent))]
}

export const creditFindings = (of: RatingCase): Findings => {
  if (!of.may("credit")) return []
  const tier = statedFact(of.applicant, "creditTier")?.value
  return tier === undefined
    ? [assumes("attributes.creditTier", "Good credit", 0.86, 1.2)]
    : [times(`Credit, as stated: ${tier.replace("_", " ")}`, creditTier[tier])]
}

export const purchaseFindings = ({ applicant }: RatingCase): Findings =>
  statedFact(applicant, "lifeEvents")?.value.includes("home_purchase") ? [times("Newly bought home", newPurchase)] : []
