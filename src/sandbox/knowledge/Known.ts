import { epochDay } from "../population/Calendar.ts"
import { currentJob, type Person } from "../population/Model.ts"
import type { Population } from "../population/Population.ts"
import { CompanyBooks } from "./CompanyView.ts"
import { garageView } from "./GarageView.ts"
import { homeView } from "./HomeView.ts"
import { PeopleBooks } from "./PersonView.ts"

const business = ["zoominfo", "apollo", "clearbit"] as const

/** Whether any vendor has anything on this person, their home, their cars or their employer. */
export const isKnown = (population: Population, person: Person): boolean => {
  const { seed } = population
  const job = currentJob(person)
  return (
    homeView(seed, person, epochDay) !== undefined ||
    garageView(seed, person.household, epochDay) !== undefined ||
    business.some(vendor => new PeopleBooks(population, vendor, epochDay).view(person) !== undefined) ||
    (job !== undefined &&
      ["dnb" as const, ...business].some(
        vendor => new CompanyBooks(seed, vendor, epochDay).view(job.company) !== undefined
      ))
  )
}
