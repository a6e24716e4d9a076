import { DateTime, type Effect } from "effect"
import { domainOf } from "../normalise/Domain.ts"
import { foundedYear } from "../normalise/FoundedYear.ts"
import { observedAt } from "../normalise/Instant.ts"
import { matched } from "../normalise/RecordOf.ts"
import { displayedRevenue, revenueOfThousands } from "../normalise/Revenue.ts"
import type { ProviderAnswer } from "../Provider.ts"
import { companyTrust, companyValues } from "./CompanyValues.ts"
import { engagementValues } from "./Engagements.ts"
import type { Criteria } from "./Request.ts"
import type { CompanyAttributes } from "./Wire.ts"

const operatingStatus = (status: string | undefined) => {
  if (status === undefined) return undefined
  return status.startsWith("DEFUNCT_") ? "out_of_business" : ["NEW", "ALIVE"].includes(status) ? "active" : undefined
}

const newestFunding = (company: CompanyAttributes) =>
  [...(company.companyFunding ?? [])].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""))[0]?.type

/** A web site names one company; a name alone may be another's too. */
const confidence = (asked: Criteria) => (asked.companyWebsite === undefined ? 0.75 : 0.9)

export const companyAnswer = (
  id: string | undefined,
  company: CompanyAttributes,
  asked: Criteria,
  now: DateTime.Utc
): Effect.Effect<ProviderAnswer> => {
  const founded = foundedYear(company.foundedYear)
  const stage = { fundingStage: newestFunding(company), foundedYear: founded }
  return matched(
    {
      recordId: id,
      matchConfidence: confidence(asked),
      observedAt: observedAt([company.lastUpdatedDate], now),
      values: {
        ...companyValues(company, stage, DateTime.getPartUtc(now, "year")),
        ...engagementValues(company.engagements, now),
        "firmographics.companyDomain": domainOf(company.website) ?? domainOf(company.domainList?.[0]),
        "firmographics.revenue": revenueOfThousands(company.revenue) ?? displayedRevenue(company.revenueRange),
        "firmographics.foundedYear": founded,
        "firmographics.operatingStatus": operatingStatus(company.companyStatus)
      },
      trust: companyTrust(company, company.revenue !== undefined),
      identity: {}
    },
    1
  )
}
