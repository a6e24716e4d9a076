import type { Facts } from "../../profile/Profile.ts"
import { ageOn, dayPlus } from "./Calendar.ts"
import { activityOf, standingOf } from "./Conduct.ts"
import { garageOf } from "./Garage.ts"
import { titleText } from "./Jobs.ts"
import { currentJob, type Job, type Person } from "./Model.ts"
import { dwellingOf, householdIncome } from "./Property.ts"

export type EncodedFacts = typeof Facts.Encoded

const firmographics = ({ company, title }: Job): EncodedFacts["firmographics"] => ({
  companyName: company.name,
  companyDomain: company.domain,
  companySize: company.employees,
  industry: company.industry.name,
  naicsCode: company.industry.naics,
  sicCode: company.industry.sic,
  revenue: company.revenue,
  stage: company.stage,
  foundedYear: company.foundedYear,
  operatingStatus: company.status,
  companyCity: company.city.name,
  companyState: company.state.code,
  companyPostalCode: company.zip,
  title: titleText(title),
  seniority: title.level,
  department: title.department.name
})

const noon = (day: string): string => `${day}T12:00:00.000Z`

export const factsOf = (seed: number, person: Person, today: string): EncodedFacts => {
  const { household } = person
  const job = currentJob(person)
  const dwelling = dwellingOf(seed, household)
  const standing = standingOf(seed, person)
  const activity = activityOf(seed, person)
  return {
    demographics: {
      age: ageOn(person.birthDate, today),
      income: householdIncome(household),
      occupation: person.occupation,
      homeownerStatus: household.ownership,
      maritalStatus: person.marital,
      householdSize: household.size,
      education: person.education
    },
    ...(job !== undefined && { firmographics: firmographics(job) }),
    behavioral: {
      webVisits: activity.visits,
      contentEngagement: activity.engagement,
      lastActiveAt: noon(dayPlus(today, -activity.daysAgo)),
      intentSignals: activity.interests.map(({ daysAgo, strength, topic }) => ({
        topic,
        strength,
        observedAt: noon(dayPlus(today, -daysAgo))
      }))
    },
    risk: { fraudRisk: standing.fraud, creditScoreProxy: standing.credit, financialStability: standing.stability },
    propertyData: {
      propertyType: dwelling.type,
      value: dwelling.value,
      yearBuilt: dwelling.yearBuilt,
      squareFeet: dwelling.squareFeet,
      construction: dwelling.construction,
      claimsHistory: dwelling.claims
    },
    vehicleData: garageOf(seed, household)
  }
}
