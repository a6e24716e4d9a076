import { ageOn, epochDay } from "./Calendar.ts"
import { Draw } from "./Draw.ts"
import type { Person } from "./Model.ts"
import { dwellingOf, householdIncome } from "./Property.ts"

export interface Standing {
  readonly credit: number
  readonly stability: number
  readonly fraud: number
}

const clamp = (n: number, from: number, to: number): number => Math.round(Math.max(from, Math.min(to, n)))

export const standingOf = (seed: number, person: Person): Standing => {
  const draw = new Draw(seed, "standing", person.index)
  const income = householdIncome(person.household)
  const settled = person.household.ownership === "owner" ? 1 : 0
  const drift = 38 * Math.log(Math.max(15_000, income) / 75_000) + (ageOn(person.birthDate, epochDay) - 45) * 0.9
  const credit = clamp(draw.normal(690 + drift + settled * 22, 62), 300, 850)
  return {
    credit,
    stability: clamp((credit - 300) / 6.2 + settled * 8 + draw.normal(0, 9), 0, 100),
    fraud: draw.chance(0.025) ? draw.int(65, 98) : clamp(Math.abs(draw.normal(0, 13)), 0, 60)
  }
}

interface Interest {
  readonly topic: string
  readonly strength: number
  readonly daysAgo: number
}

export interface Activity {
  readonly visits: number
  readonly engagement: number
  readonly daysAgo: number
  readonly interests: ReadonlyArray<Interest>
}

const topicsOf = (seed: number, person: Person): ReadonlyArray<readonly [string, number]> => {
  const age = ageOn(person.birthDate, epochDay)
  const owner = person.household.ownership === "owner"
  const recentClaim = dwellingOf(seed, person.household).claims.length > 0
  return [
    ["auto insurance", 40],
    ["home insurance", owner ? 30 + (recentClaim ? 15 : 0) : 3],
    ["renters insurance", owner ? 1 : 22],
    ["life insurance", age < 60 && person.household.size > 2 ? 24 : 8],
    ["health insurance", age < 65 ? 18 : 3],
    ["medicare", age > 62 ? 26 : 0],
    ["business insurance", person.jobs[0]?.title.level === "owner" ? 40 : 2]
  ]
}

export const activityOf = (seed: number, person: Person): Activity => {
  const draw = new Draw(seed, "activity", person.index)
  const warmth = draw.next() ** 2
  const topics = topicsOf(seed, person)
  const chosen = new Set(Array.from({ length: Math.round(warmth * 3) }, () => draw.weighted(topics)))
  const daysAgo = Math.round((1 - warmth) * draw.between(1, 90))
  return {
    visits: Math.round(warmth * 28 * draw.next()),
    engagement: Math.round(Math.min(1, warmth * draw.between(0.6, 1.2)) * 100) / 100,
    daysAgo,
    interests: [...chosen].map(topic => ({
      topic,
      strength: Math.round(draw.between(0.2, 0.4 + warmth * 0.6) * 100) / 100,
      daysAgo: daysAgo + draw.int(0, 30)
    }))
  }
}
