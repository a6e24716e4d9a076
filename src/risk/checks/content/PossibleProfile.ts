import { DateTime } from "effect"
import { yearsBetween } from "../../../leads/Years.ts"
import type { Check, Subject } from "../Check.ts"
import { clear, contradicted, unknown } from "../Judgement.ts"
import { signalOf } from "../Signals.ts"

const nature = {
  name: "possible_profile",
  category: "identity",
  cannotTell: "Whether what is possible is also true."
} as const

const oldest = 110
const youngestLicence = 14
const mostDependants = 15

const numberIn = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined)

const impossibilities = ({ at, lead: { attributes, dateOfBirth, vehicles } }: Subject) => {
  const today = DateTime.formatIsoDateUtc(at)
  /** Somewhere it may be tomorrow already. */
  const latestDay = DateTime.formatIsoDateUtc(DateTime.add(at, { hours: 14 }))
  const age = dateOfBirth === undefined ? undefined : yearsBetween(dateOfBirth, today)
  const licensed = numberIn(attributes?.yearsLicensed)
  const dependants = numberIn(attributes?.dependants)
  const nextModelYear = Number(today.slice(0, 4)) + 2
  return [
    { field: "dateOfBirth", says: "a day to come", is: dateOfBirth !== undefined && dateOfBirth > latestDay },
    { field: "dateOfBirth", says: `more than ${oldest} years ago`, is: age !== undefined && age > oldest },
    {
      field: "attributes.yearsLicensed",
      says: `a licence before the age of ${youngestLicence}`,
      is: licensed !== undefined && age !== undefined && licensed > Math.max(0, age - youngestLicence)
    },
    {
      field: "attributes.dependants",
      says: `more than ${mostDependants}`,
      is: dependants !== undefined && dependants > mostDependants
    },
    {
      field: "vehicles",
      says: "a model year that is not built yet",
      is: vehicles?.some(({ year }) => year !== undefined && year > nextModelYear) === true
    }
  ]
}

export const possibleProfile: Check = subject => {
  const evidence = impossibilities(subject)
    .filter(({ is }) => is)
    .map(({ field, says }) => ({ field, says }))
  if (evidence.length > 0)
    return contradicted(nature, {
      evidence,
      signals: [signalOf("FR-24")],
      settledBy: "Ask for the date of birth and the numbers again.",
      message: "What is stated cannot be true of anybody."
    })
  return subject.lead.dateOfBirth === undefined
    ? unknown(nature, { settledBy: "Ask for the date of birth.", message: "No date of birth is stated to judge by." })
    : clear(nature, { message: "What is stated is possible." })
}
