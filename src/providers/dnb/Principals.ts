import { seniorityFromTitle } from "../../profile/Seniority.ts"
import { sameName } from "../normalise/PersonName.ts"
import { plainText } from "../normalise/PlainText.ts"
import type { EnrichmentQuery } from "../Provider.ts"
import type { Organization, Principal } from "./Wire.ts"

/** The lead among the people who run the firm: its records name few others. */
export const principalOf = (
  { currentPrincipals = [], mostSeniorPrincipals = [] }: Organization,
  { firstName, lastName }: EnrichmentQuery
): Principal | undefined =>
  [...mostSeniorPrincipals, ...currentPrincipals].find(({ familyName, fullName, givenName }) =>
    sameName({ firstName: givenName, lastName: familyName, fullName }, { firstName, lastName })
  )

export const principalValues = (principal: Principal) => {
  const title = plainText(principal.jobTitles?.[0]?.title ?? principal.managementResponsibilities?.[0]?.description)
  return {
    "firmographics.title": title,
    "firmographics.seniority": seniorityFromTitle(title),
    "demographics.occupation": title
  } as const
}

export const principalIdentity = (principal: Principal, organization: Organization) => ({
  fullName:
    principal.fullName ?? [principal.givenName, principal.familyName].filter(part => part !== undefined).join(" "),
  employer: organization.primaryName
})
