import type { CompanyView } from "../knowledge/CompanyView.ts"
import type { PersonView } from "../knowledge/PersonView.ts"
import { titleText } from "../population/Jobs.ts"
import type { Person } from "../population/Model.ts"
import { organization, organizationId } from "./ApolloOrganization.ts"

const personId = (person: Person): string => `66f0a1b2c3d4e5f6${person.index.toString(16).padStart(8, "0")}`
export const personIndexOf = (id: string): number =>
  id.startsWith("66f0a1b2c3d4e5f6") ? Number.parseInt(id.slice(16), 16) : -1

export interface Found {
  readonly view: PersonView
  readonly likeness: number
}

const employment = (
  id: string,
  name: string,
  title: string,
  since: string,
  until: string | null,
  firm: string | null
) => ({
  _id: id,
  created_at: null,
  current: until === null,
  degree: null,
  description: null,
  emails: null,
  end_date: until,
  grade_level: null,
  kind: null,
  major: null,
  organization_id: firm,
  organization_name: name,
  raw_address: null,
  start_date: since,
  title,
  updated_at: null,
  id,
  key: id
})

const confidence = ({ likeness, view }: Found): string => {
  const score = view.witness.score * likeness
  return score > 0.6 ? "high" : score > 0.35 ? "medium" : "low"
}

const history = ({ earlier, employer, job, person, title }: PersonView) => {
  const id = `66f0a1b2c3d4e5f9${person.index.toString(16).padStart(7, "0")}`
  const now = employment(`${id}0`, employer.name, titleText(title, "short"), job.since, null, organizationId(employer))
  if (earlier === undefined) return [now]
  const { company, since } = earlier
  return [
    now,
    employment(`${id}1`, company.name, titleText(earlier.title, "short"), since, job.since, organizationId(company))
  ]
}

export const apolloPerson = (found: Found, company: CompanyView | undefined, revealEmails: boolean) => {
  const { city, employer, job, person, state, title, witness } = found.view
  const text = titleText(title, "short")
  const guessed = witness.score < 0.45
  return {
    id: personId(person),
    first_name: person.firstName,
    last_name: person.lastName,
    name: `${person.firstName} ${person.lastName}`,
    linkedin_url: `http://www.linkedin.com/in/${person.firstName}-${person.lastName}-fictitious`.toLowerCase(),
    title: text,
    email_status: guessed ? "extrapolated" : "verified",
    photo_url: null,
    twitter_url: null,
    github_url: null,
    facebook_url: null,
    extrapolated_email_confidence: guessed ? Math.round(witness.score * 100) / 100 : null,
    headline: `${text} at ${employer.name}`,
    email: job.email,
    organization_id: organizationId(employer),
    employment_history: history(found.view),
    state: state.name,
    city: city.name,
    country: "United States",
    organization: company === undefined ? null : organization(company),
    is_likely_to_engage: witness.quality > 0.5,
    show_intent: false,
    departments: [title.department.apollo.department],
    subdepartments: [title.department.apollo.sub],
    functions: [title.department.apollo.fn],
    seniority: title.level,
    revealed_for_current_team: true,
    match_confidence: confidence(found),
    ...(revealEmails && { personal_emails: found.view.knowsPersonalEmail ? [person.personalEmail] : [] })
  }
}

/** The no-match of 2026: nobody, at the firm of the e-mail's domain. */
export const apolloStub = (company: CompanyView) => ({
  id: null,
  first_name: null,
  last_name: null,
  name: "",
  linkedin_url: null,
  title: null,
  email: null,
  email_status: null,
  organization: organization(company),
  match_confidence: "none"
})
