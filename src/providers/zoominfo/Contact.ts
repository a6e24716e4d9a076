import { DateTime, type Effect } from "effect"
import { seniorityOf } from "../../profile/Seniority.ts"
import { department } from "../normalise/Department.ts"
import { highestEducation } from "../normalise/Education.ts"
import { observedAt } from "../normalise/Instant.ts"
import { plainText } from "../normalise/PlainText.ts"
import { matched } from "../normalise/RecordOf.ts"
import { displayedRevenue, revenueOf } from "../normalise/Revenue.ts"
import type { ProviderAnswer } from "../Provider.ts"
import { companyTrust, companyValues } from "./CompanyValues.ts"
import { engagementValues } from "./Engagements.ts"
import type { ContactAttributes } from "./Wire.ts"

const assumedAccuracy = 85
const whenMoved = 0.5
const occupationTrust = 0.9

const jobTrust = (share: number) => ({
  "firmographics.title": share,
  "firmographics.seniority": share,
  "firmographics.department": share,
  "demographics.occupation": share * occupationTrust
})

const revenue = (company: ContactAttributes["company"]) =>
  revenueOf(company?.revenueNumeric) ?? displayedRevenue(company?.revenue ?? company?.revenueRange)

/** `certainty` lowers a match in which the person was found and the employer was not. */
export const contactAnswer = (
  id: string | undefined,
  contact: ContactAttributes,
  certainty: number,
  now: DateTime.Utc
): Effect.Effect<ProviderAnswer> => {
  const company = contact.company ?? {}
  const title = plainText(contact.jobTitle)
  return matched(
    {
      recordId: id,
      matchConfidence: ((contact.contactAccuracyScore ?? assumedAccuracy) / 100) * certainty,
      observedAt: observedAt([contact.validDate, contact.lastUpdatedDate], now),
      values: {
        ...companyValues(company, {}, DateTime.getPartUtc(now, "year")),
        ...engagementValues(contact.engagements, now),
        "firmographics.revenue": revenue(contact.company),
        "firmographics.title": title,
        "firmographics.seniority": seniorityOf(contact.managementLevel?.[0], title),
        "firmographics.department": department(contact.jobFunction?.department ?? contact.jobFunction?.name),
        "demographics.occupation": title,
        "demographics.education": highestEducation((contact.education ?? []).map(held => held.educationDegree?.degree))
      },
      trust: {
        ...companyTrust(company, contact.company?.revenueNumeric !== undefined),
        ...jobTrust(/^yes$/i.test(contact.personHasMoved ?? "") ? whenMoved : 1)
      },
      identity: {
        fullName: [contact.firstName, contact.lastName].filter(part => part !== undefined).join(" "),
        emails: [contact.email, contact.supplementalEmail],
        phones: [contact.mobilePhone, contact.phone],
        address: {
          street: contact.street,
          city: contact.city,
          state: contact.state,
          postalCode: contact.zipCode,
          country: contact.country
        },
        employer: company.name
      }
    },
    1
  )
}
