import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { Company } from "../population/Companies.ts"
import { hashOf } from "../population/Draw.ts"

const hex = (n: number, width: number): string => n.toString(16).padStart(width, "0")

export const organizationId = (company: Company): string => `66f0a1b2c3d4e5f7${hex(company.index, 8)}`
export const organizationIndexOf = (id: string): number =>
  id.startsWith("66f0a1b2c3d4e5f7") ? Number.parseInt(id.slice(16), 16) : -1
const tagId = (word: string): string => `5567${hex(hashOf("tag", word), 20)}`

export const phoneText = (e164: string): string => `+1 ${e164.slice(2, 5)}-${e164.slice(5, 8)}-${e164.slice(8)}`

const printed = (usd: number): string =>
  usd >= 1e9
    ? `${Number((usd / 1e9).toPrecision(3))}B`
    : usd >= 1e6
      ? `${Number((usd / 1e6).toPrecision(3))}M`
      : `${Math.round(usd / 1e3)}K`

const funding = (view: CompanyView) => {
  const { company, witness } = view
  if (company.stage !== "startup" && company.stage !== "growth") return undefined
  const draw = witness.own("funding")
  if (draw.chance(0.4)) return undefined
  const amount = draw.int(1, 40) * 1_000_000
  const date = `${Math.min(2026, company.foundedYear + draw.int(1, 4))}-0${draw.int(1, 9)}-01T00:00:00.000+00:00`
  return { amount, date, type: draw.pick(["Seed", "Series A", "Series B"]) }
}

/** What people and organizations both carry. */
export const organization = (view: CompanyView) => {
  const { company, industry, state, witness } = view
  const round = funding(view)
  const phone = witness.has("phone", 0.9) ? phoneText(company.phone) : null
  const revenue = witness.has("revenue", 0.85) ? view.revenue : null
  const word = industry.apollo
  return {
    id: organizationId(company),
    name: view.name,
    website_url: `http://www.${company.domain}`,
    blog_url: null,
    angellist_url: null,
    linkedin_url: `http://www.linkedin.com/company/${company.domain.split(".")[0]}-fictitious`,
    twitter_url: null,
    facebook_url: null,
    primary_phone: phone === null ? {} : { number: phone, source: "Scraped", sanitized_number: company.phone },
    languages: [],
    num_languages: 0,
    alexa_ranking: null,
    phone,
    linkedin_uid: String(90_210_000 + company.index),
    founded_year: witness.has("founded", 0.85) ? view.foundedYear : null,
    publicly_traded_symbol: view.isPublic ? company.name.replace(/[^A-Z]/g, "").slice(0, 4) : null,
    publicly_traded_exchange: view.isPublic ? "nyse" : null,
    logo_url: null,
    crunchbase_url: null,
    primary_domain: company.domain,
    industry: word,
    keywords: [industry.name.toLowerCase()],
    estimated_num_employees: view.employees,
    industries: [word],
    secondary_industries: [],
    snippets_loaded: true,
    industry_tag_id: tagId(word),
    industry_tag_hash: { [word]: tagId(word) },
    retail_location_count: 0,
    num_retail_locations: 0,
    raw_address: `${view.street}, ${view.city.name}, ${state.name} ${view.zip}, US`,
    street_address: view.street,
    city: view.city.name,
    state: state.name,
    postal_code: view.zip,
    country: "United States",
    owned_by_organization_id: null,
    seo_description: null,
    short_description: `Fictitious firm: ${industry.name.toLowerCase()}.`,
    suborganizations: [],
    num_suborganizations: 0,
    annual_revenue_printed: revenue === null ? null : printed(revenue),
    annual_revenue: revenue,
    total_funding: round?.amount ?? null,
    total_funding_printed: round === undefined ? null : printed(round.amount),
    latest_funding_round_date: round?.date ?? null,
    latest_funding_stage: round?.type ?? null,
    funding_events:
      round === undefined
        ? []
        : [
            {
              id: `66f0a1b2c3d4e5f8${hex(company.index, 8)}`,
              date: round.date,
              news_url: null,
              type: round.type,
              investors: "Fictive Ventures",
              amount: printed(round.amount),
              currency: "$"
            }
          ],
    technology_names: ["Amazon AWS", "React"],
    current_technologies: [
      { uid: "amazon_aws", name: "Amazon AWS", category: "Hosting" },
      { uid: "react_js_library", name: "React", category: "Frameworks and Programming Languages" }
    ]
  }
}
