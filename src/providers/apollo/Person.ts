import { DateTime, Effect } from "effect"
import { IntentSignal } from "../../profile/Profile.ts"
import { seniorityOf } from "../../profile/Seniority.ts"
import { department } from "../normalise/Department.ts"
import { emailAddress } from "../normalise/EmailAddress.ts"
import type { FieldValues } from "../normalise/FieldValues.ts"
import { observedAt } from "../normalise/Instant.ts"
import { plainText } from "../normalise/PlainText.ts"
import { matched, notFound } from "../normalise/RecordOf.ts"
import type { ProviderAnswer } from "../Provider.ts"
import { organizationTrust, organizationValues } from "./OrganizationValues.ts"
import type { Keys } from "./Request.ts"
import type { Person } from "./Wire.ts"

const byMatch: Readonly<Record<string, number>> = { high: 0.95, medium: 0.75, low: 0.5 }
const byEmail: Readonly<Record<string, number>> = { verified: 0.92, extrapolated: 0.7, guessed: 0.6, unverified: 0.6 }
const sameEmail = 0.95
const otherwise = 0.75

const confidence = (person: Person, asked: Keys) => {
  const stated = byMatch[person.match_confidence?.toLowerCase() ?? ""]
  if (stated !== undefined) return stated
  const email = emailAddress(person.email)
  if (email !== undefined && email === asked.email) return sameEmail
  const guess = person.email_status === "extrapolated" ? (person.extrapolated_email_confidence ?? 1) : 1
  return (byEmail[person.email_status ?? ""] ?? otherwise) * (guess > 0 && guess <= 1 ? guess : 1)
}

const displayName = (person: Person) =>
  plainText(person.name) ??
  plainText([person.first_name, person.last_name].filter(part => part !== undefined).join(" "))

/** An answer about nobody may still name the employer, read from the domain of the e-mail that was asked for. */
const isSomebody = (person: Person) =>
  person.id !== undefined && displayName(person) !== undefined && person.match_confidence?.toLowerCase() !== "none"

const signal = (shown: boolean | undefined, topic: string, strength: number, now: DateTime.Utc) =>
  shown === true ? [new IntentSignal({ topic, strength, observedAt: now })] : []

/** Chiefs are in the department "c_suite" beside their own, which says more. */
const departmentOf = ({ departments = [], functions, subdepartments }: Person) =>
  departments.find(name => name !== "c_suite") ?? functions?.[0] ?? subdepartments?.[0] ?? departments[0]

const intent = (person: Person, now: DateTime.Utc): FieldValues => {
  const signals = [
    ...signal(person.show_intent, "buying intent", 0.8, now),
    ...signal(person.is_likely_to_engage, "likely to engage", 0.6, now)
  ]
  return signals.length === 0 ? {} : { "behavioral.intentSignals": signals }
}

export const personAnswer = (
  person: Person | null | undefined,
  asked: Keys,
  now: DateTime.Utc
): Effect.Effect<ProviderAnswer> => {
  if (person === null || person === undefined || !isSomebody(person)) return Effect.succeed(notFound(0))
  const organization = person.organization ?? {}
  const job = person.employment_history?.find(({ current }) => current === true)
  const title = plainText(person.title ?? job?.title)
  return matched(
    {
      recordId: person.id,
      matchConfidence: confidence(person, asked),
      observedAt: observedAt([job?.updated_at], now),
      values: {
        ...organizationValues(organization, DateTime.getPartUtc(now, "year")),
        ...intent(person, now),
        "firmographics.title": title,
        "firmographics.seniority": seniorityOf(person.seniority, title),
        "firmographics.department": department(departmentOf(person)),
        "demographics.occupation": title
      },
      trust: { ...organizationTrust, "demographics.occupation": 0.9 },
      identity: {
        fullName: displayName(person),
        emails: [person.email, ...(person.personal_emails ?? [])],
        phones: (person.contact?.phone_numbers ?? []).map(phone => phone.sanitized_number ?? phone.raw_number),
        address: { city: person.city, state: person.state, country: person.country },
        employer: organization.name ?? job?.organization_name
      }
    },
    1
  )
}
