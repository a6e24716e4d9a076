import type { Coverage } from "../../Coverage.ts"
import { dollars } from "../InWords.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { demographic, propertyFact, statedFact } from "../SureFacts.ts"
import { homeTables } from "../tables/HomeTables.ts"

const comfortableIncome = 150_000
const substantialHome = 600_000

export const liabilityOf = ({ applicant }: RatingCase): Coverage => {
  const isExposed =
    (demographic(applicant, "income")?.value ?? 0) >= comfortableIncome ||
    (propertyFact(applicant, "value")?.value ?? 0) >= substantialHome
  return suggests({
    name: "Personal liability",
    limit: isExposed ? 500_000 : 300_000,
    reason: isExposed
      ? "Income and home are worth protecting; an umbrella policy can go on top."
      : "Above the usual 100,000, which one serious injury uses up, for little more."
  })
}

const share = (limit: number, part: number) => Math.round((limit * part) / 1000) * 1000

/** The parts that follow the dwelling limit in the usual form. */
export const aroundDwelling = (limit: number): ReadonlyArray<Coverage> => [
  suggests({
    name: "Other structures",
    limit: share(limit, 0.1),
    reason: "A tenth of the dwelling limit, as usual."
  }),
  suggests({
    name: "Personal property",
    limit: share(limit, 0.5),
    reason: "Half of the dwelling limit, at replacement cost; an inventory tells whether it suffices."
  }),
  suggests({
    name: "Loss of use",
    limit: share(limit, 0.2),
    reason: "Rent and extra costs while the home is rebuilt."
  })
]

const nationalFloodMost = { building: 250_000, contents: 100_000 }

const flood = ({ applicant }: RatingCase): ReadonlyArray<Coverage> =>
  statedFact(applicant, "floodZone")?.value === true
    ? [
        suggests({
          name: "Flood, a separate policy",
          limit: nationalFloodMost.building,
          reason: `In a flood zone, and home policies leave flood out; a lender will ask for it. The national programme insures up to this for the building and ${dollars(nationalFloodMost.contents)} for contents, after 30 days as a rule.`
        })
      ]
    : []

/** What the policy leaves out or treats apart where the state's perils make it matter. */
export const perilNotes = (of: RatingCase): ReadonlyArray<Coverage> => {
  const perils = homeTables.states[of.state]?.perils ?? []
  return [
    ...flood(of),
    ...(perils.includes("hurricane")
      ? [
          suggests({
            name: "Hurricane or named-storm deductible",
            limit: "2 % of the dwelling limit",
            reason: "Usual in hurricane states; 5 % or more near the coast."
          })
        ]
      : []),
    ...(perils.includes("earthquake")
      ? [
          suggests({
            name: "Earthquake, by endorsement or a separate policy",
            limit: "not included",
            reason: "Home policies leave earthquake out."
          })
        ]
      : [])
  ]
}
