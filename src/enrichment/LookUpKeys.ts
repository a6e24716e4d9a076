import { domainOf } from "../leads/Email.ts"
import { emailQualityOf } from "../leads/EmailQuality.ts"
import { Company, type Lead } from "../leads/Lead.ts"
import { ofValidParts } from "../profile/Trusted.ts"
import { EnrichmentQuery } from "../providers/Provider.ts"

/** RFC 2606: nobody's firm. */
const reserved = new Set(["example.com", "example.net", "example.org"])

const isOfFirm = (email: string) => emailQualityOf(email) === "own_domain" && !reserved.has(domainOf(email))

/** The firm's domain as stated, or that of an e-mail address which is not a mail provider's. */
export const companyDomainOf = ({ company, email }: Lead): string | undefined =>
  company?.domain ?? (email !== undefined && isOfFirm(email) ? domainOf(email) : undefined)

/** What providers are told of a lead: what identifies it, and nothing of its source, interests or attributes. */
export const queryOf = (lead: Lead): EnrichmentQuery => {
  const { email, phone, firstName, lastName, dateOfBirth, jobTitle, address, vehicles } = lead
  const domain = companyDomainOf(lead)
  const company = { name: lead.company?.name, domain }
  return new EnrichmentQuery(
    {
      email,
      phone,
      firstName,
      lastName,
      dateOfBirth,
      jobTitle,
      address,
      vehicles,
      company: company.name === undefined && domain === undefined ? undefined : new Company(company, ofValidParts)
    },
    ofValidParts
  )
}
