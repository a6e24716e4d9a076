import { dollars } from "../InWords.ts"
import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { commercialTables } from "../tables/CommercialTables.ts"
import type { Figure } from "../tables/Figure.ts"
import { adds, assumes, assumptionsOf, type Finding, type Findings, premiumOf, times } from "../Worksheet.ts"
import { businessCoverage } from "./BusinessCover.ts"
import { firmClassOf, naicsOf, sectorOf } from "./FirmClass.ts"
import { employeesOf, firmPropertyOf, salesOf } from "./FirmSize.ts"

const { leastPremium, median, propertyPer100, riskOfMedian, salesPer1000, salesPerEmployee } = commercialTables

const unclassified = { description: "class not known", risk: "medium" } as const

const toCents = (amount: number) => Math.round(amount * 100) / 100

const rated = (factor: string, exposure: number, { value, low = value, high = value, source }: Figure): Finding =>
  adds(factor, { value: toCents(exposure * value), low: exposure * low, high: exposure * high, source })

const topUp = (sum: number): Finding | undefined =>
  sum < leastPremium.value
    ? adds("Up to the least premium", { value: toCents(leastPremium.value - sum), source: leastPremium.source })
    : undefined

/** By property and sales where the sales are known or follow from the headcount; by what small firms pay otherwise. */
const exposureFindings = (of: RatingCase): Findings => {
  const naics = naicsOf(of)
  const { description, risk } = firmClassOf(naics) ?? unclassified
  const known = salesOf(of)
  if (known === undefined)
    return [
      adds("Median of small firms", median),
      times(`Class of business: ${description}, ${risk.replace("_", " ")} risk`, riskOfMedian[risk]),
      assumes("attributes.annualSales", "Sales of a very small firm", 0.8, 2.5)
    ]
  const { building, contents } = firmPropertyOf(of)
  const perSales = salesPer1000[sectorOf(naics)]
  const property = ((building + contents) / 100) * propertyPer100[risk].value
  const sales = (known.sales / 1000) * perSales.value
  return [
    rated(
      `Property ${dollars(building + contents)} at $${propertyPer100[risk].value} per $100 (${description}, ${risk.replace("_", " ")} risk)`,
      (building + contents) / 100,
      propertyPer100[risk]
    ),
    rated(`Sales ${dollars(known.sales)} at $${perSales.value} per $1,000`, known.sales / 1000, perSales),
    topUp(toCents(property) + toCents(sales)),
    known.isDerived
      ? assumes(
          "attributes.annualSales",
          `${dollars(salesPerEmployee[sectorOf(naics)].value)} of sales per employee`,
          0.6,
          1.6
        )
      : undefined
  ]
}

export const rateBusinessOwners = (of: RatingCase): Rated => {
  const findings: Findings = [
    ...exposureFindings(of),
    firmClassOf(naicsOf(of)) === undefined
      ? assumes("firmographics.naicsCode", "A class of medium risk", 0.7, 1.6)
      : undefined,
    employeesOf(of) === undefined ? assumes("attributes.employees", "A very small firm", 1, 1.2) : undefined,
    assumes("attributes.buildingValue", "The building as stated, none if it is not", 1, 1.1)
  ]
  return {
    product: "business_owners",
    premium: premiumOf(findings),
    coverage: businessCoverage(of, firmPropertyOf(of)),
    assumed: assumptionsOf(findings),
    afterDiscounts: 1
  }
}
