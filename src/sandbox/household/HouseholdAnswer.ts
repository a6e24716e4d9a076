import { type HomeView, knowsEmail, knowsPhone } from "../knowledge/HomeView.ts"
import { dayPlus } from "../population/Calendar.ts"

const maritalCode = { single: "S", married: "M", partnered: "P", divorced: "D", separated: "X", widowed: "W" } as const
const tenureCode = { owner: "OWN", renter: "RENT", other: "OTHER" } as const
const dwellingCode = {
  single_family: "SFR",
  townhouse: "TOWNHOUSE",
  condo: "CONDO",
  multi_family: "MULTI",
  mobile_home: "MOBILE",
  apartment: "APT",
  other: "OTHER"
} as const

const noonBefore = (today: string, days: number): string => `${dayPlus(today, -days)}T12:00:00Z`

const property = ({ dwelling }: HomeView) =>
  dwelling === undefined
    ? null
    : {
        type: dwellingCode[dwelling.type],
        market_value: dwelling.value,
        year_built: dwelling.yearBuilt,
        living_area_sqft: dwelling.squareFeet,
        construction: dwelling.construction,
        claims: dwelling.claims.map(({ amount, cause, date }) => ({ loss_date: date, peril: cause, paid: amount }))
      }

/** What is not known is null; income is in thousands, scores are 0-1 but for the credit proxy. */
export const householdAnswer = (view: HomeView, likeness: number) => {
  const { activity, person, standing, witness } = view
  const home = person.household
  const known = <A>(field: string, share: number, value: A): A | null => (witness.has(field, share) ? value : null)
  const score = likeness * (0.45 + 0.55 * witness.score)
  return {
    match: {
      score: Math.round(score * 1000) / 1000,
      id: `hi-${String(person.index).padStart(7, "0")}`,
      as_of: `${witness.observedOn}T00:00:00Z`
    },
    person: {
      full_name: `${person.firstName} ${person.lastName}`,
      date_of_birth: known("birth", 0.85, view.birthDate),
      age: known("age", 0.95, view.age),
      emails: knowsEmail(view) ? [person.personalEmail] : [],
      phones: knowsPhone(view) ? [person.phone] : [],
      marital: known("marital", 0.88, maritalCode[view.marital]),
      education: known("education", 0.8, view.education.toUpperCase()),
      occupation: known("occupation", 0.75, view.occupation)
    },
    household: {
      address: {
        street: home.street,
        city: home.city.name,
        state: home.state.code,
        postal_code: home.zip
      },
      size: known("size", 0.9, view.size),
      income_thousands: known("income", 0.92, view.income / 1000),
      tenure: known("tenure", 0.93, tenureCode[view.ownership])
    },
    property: property(view),
    credit: known("credit", 0.85, {
      proxy_score: standing.credit,
      stability: standing.stability / 100,
      fraud: standing.fraud / 100
    }),
    activity: known("activity", 0.7, {
      insurance_visits_30d: activity.visits,
      engagement: activity.engagement,
      last_seen: noonBefore(view.today, activity.daysAgo),
      topics: activity.interests.map(({ daysAgo, strength, topic }) => ({
        name: topic,
        strength,
        seen_at: noonBefore(view.today, daysAgo)
      }))
    })
  }
}
