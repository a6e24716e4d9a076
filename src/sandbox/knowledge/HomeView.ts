import type { Education, HomeownerStatus, MaritalStatus } from "../../profile/Profile.ts"
import { ageOn, dayPlus, daysBetween } from "../population/Calendar.ts"
import { type Activity, activityOf, type Standing, standingOf } from "../population/Conduct.ts"
import { titleText } from "../population/Jobs.ts"
import { jobOn, type Person } from "../population/Model.ts"
import { type Dwelling, dwellingOf, householdIncome } from "../population/Property.ts"
import { habits, Witness } from "./Witness.ts"

export interface HomeView {
  readonly person: Person
  readonly witness: Witness
  readonly birthDate: string
  readonly age: number
  readonly income: number
  readonly occupation: string
  readonly ownership: typeof HomeownerStatus.Type
  readonly marital: typeof MaritalStatus.Type
  readonly size: number
  readonly education: typeof Education.Type
  readonly dwelling: Dwelling | undefined
  readonly standing: Standing
  readonly activity: Activity
  readonly today: string
}

const schooling = ["no_diploma", "high_school", "some_college", "associate", "bachelor", "graduate"] as const
const maritals = ["single", "married", "partnered", "divorced", "widowed"] as const
const types = ["single_family", "townhouse", "condo", "multi_family", "apartment"] as const
const walls = ["frame", "masonry", "masonry_veneer"] as const

const occupationSeen = (person: Person, day: string): string => {
  const job = jobOn(person, day)
  return job === undefined ? person.occupation : titleText(job.title)
}

/** The building, as last assessed: values of some years ago are lower. */
const dwellingSeen = (seed: number, person: Person, today: string): Dwelling | undefined => {
  const home = new Witness(seed, "household", "home", person.household.index, today)
  if (!home.knows) return undefined
  const dwelling = dwellingOf(seed, person.household)
  const years = daysBetween(home.observedOn, today) / 365
  const valued = dwelling.value * 1.04 ** -years * Math.exp(home.own("value").normal(0, 0.05))
  return {
    type: home.wrong("type")?.pick(types) ?? dwelling.type,
    value: Math.round((valued * (home.wrong("value")?.pick([0.55, 0.7, 1.5, 1.9]) ?? 1)) / 1000) * 1000,
    yearBuilt: dwelling.yearBuilt + (home.wrong("built")?.pick([-20, -8, -2, 3, 11]) ?? 0),
    squareFeet: Math.round(dwelling.squareFeet * (home.wrong("area")?.pick([0.7, 0.85, 1.2, 1.4]) ?? 1)),
    construction: home.wrong("walls", 1.5)?.pick(walls) ?? dwelling.construction,
    claims: home.wrong("claims")
      ? dwelling.claims.slice(1)
      : dwelling.claims.filter(loss => loss.date <= home.observedOn)
  }
}

const standingSeen = (seed: number, person: Person, witness: Witness): Standing => {
  const { credit, fraud, stability } = standingOf(seed, person)
  const clamp = (n: number, from: number, to: number) => Math.round(Math.max(from, Math.min(to, n)))
  return {
    credit: clamp(
      credit + witness.own("credit").normal(0, 9) + (witness.wrong("credit")?.pick([-110, -70, 60, 90]) ?? 0),
      300,
      850
    ),
    stability: clamp(stability + witness.own("stability").normal(0, 3), 0, 100),
    fraud: clamp(fraud + (witness.wrong("fraud")?.pick([-30, 25, 45]) ?? witness.own("fraud").normal(0, 2)), 0, 100)
  }
}

const activitySeen = (seed: number, person: Person, witness: Witness): Activity => {
  const activity = activityOf(seed, person)
  const missed = witness.own("visits").between(0.7, 1)
  return {
    ...activity,
    visits: Math.round(activity.visits * missed),
    interests: activity.interests.filter((_, i) => witness.has(`interest ${i}`, 0.85))
  }
}

export const homeView = (seed: number, person: Person, today: string): HomeView | undefined => {
  const witness = new Witness(seed, "household", "person", person.index, today)
  if (!witness.knows) return undefined
  const { household } = person
  const income = householdIncome(household) * Math.exp(witness.own("income").normal(0, 0.06))
  const birthDate = dayPlus(person.birthDate, witness.wrong("birth")?.pick([-3652, -365, 31, 730, 1826]) ?? 0)
  return {
    person,
    witness,
    birthDate,
    age: ageOn(birthDate, witness.observedOn),
    income: Math.round((income * (witness.wrong("income")?.pick([0.45, 0.6, 1.6, 2.2]) ?? 1)) / 500) * 500,
    occupation:
      witness.wrong("occupation")?.pick(["Professional", "Sales", "Self-employed", "Retired"]) ??
      occupationSeen(person, witness.observedOn),
    ownership: witness.wrong("ownership")
      ? household.ownership === "owner"
        ? "renter"
        : "owner"
      : household.ownership,
    marital: witness.wrong("marital")?.pick(maritals) ?? person.marital,
    size: Math.max(1, household.size + (witness.wrong("size", 1.5)?.pick([-1, 1, 2]) ?? 0)),
    education: witness.wrong("education", 1.5)?.pick(schooling) ?? person.education,
    dwelling: dwellingSeen(seed, person, today),
    standing: standingSeen(seed, person, witness),
    activity: activitySeen(seed, person, witness),
    today
  }
}

export const knowsEmail = (view: HomeView): boolean => view.witness.has("email", habits.household.knowsPersonalEmail)
export const knowsPhone = (view: HomeView): boolean => view.witness.has("phone", habits.household.knowsPhone)
