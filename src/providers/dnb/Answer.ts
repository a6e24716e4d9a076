import { DateTime, type Effect } from "effect"
import { observedAt } from "../normalise/Instant.ts"
import { matched } from "../normalise/RecordOf.ts"
import type { EnrichmentQuery, ProviderAnswer } from "../Provider.ts"
import { confidenceOf } from "./Candidate.ts"
import { organizationTrust, organizationValues } from "./OrganizationValues.ts"
import { principalIdentity, principalOf, principalValues } from "./Principals.ts"
import type { Candidate, DataAnswer, Organization } from "./Wire.ts"

/** A block that the account may not see leaves gaps, which the matched candidate fills where it can. */
const completed = (organization: Organization, candidate: Candidate): Organization => ({
  ...organization,
  primaryName: organization.primaryName ?? candidate.organization?.primaryName,
  dunsControlStatus: organization.dunsControlStatus?.operatingStatus?.dnbCode
    ? organization.dunsControlStatus
    : candidate.organization?.dunsControlStatus,
  websiteAddress: organization.websiteAddress?.length
    ? organization.websiteAddress
    : candidate.organization?.websiteAddress,
  primaryAddress: organization.primaryAddress?.addressLocality?.name
    ? organization.primaryAddress
    : candidate.organization?.primaryAddress
})

export const answerOf = (
  query: EnrichmentQuery,
  candidate: Candidate,
  answer: typeof DataAnswer.Type,
  billedCalls: number,
  now: DateTime.Utc
): Effect.Effect<ProviderAnswer> => {
  const organization = completed(answer.organization, candidate)
  const principal = principalOf(organization, query)
  return matched(
    {
      recordId: organization.duns ?? candidate.organization?.duns,
      matchConfidence: confidenceOf(candidate),
      observedAt: observedAt(
        [organization.dunsControlStatus?.fullReportDate, answer.transactionDetail?.transactionTimestamp],
        now
      ),
      values: {
        ...organizationValues(organization, DateTime.getPartUtc(now, "year")),
        ...(principal && principalValues(principal))
      },
      trust: organizationTrust(organization),
      identity: principal === undefined ? {} : principalIdentity(principal, organization)
    },
    billedCalls
  )
}
