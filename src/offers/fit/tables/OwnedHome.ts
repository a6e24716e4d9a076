import type { FitTable, Level } from "../FitTable.ts"
import { attention } from "./Attention.ts"

type Kind = "single_family" | "townhouse" | "condo" | "multi_family" | "mobile_home" | "apartment" | "other"

interface Home {
  readonly insurance: string
  readonly kinds: Readonly<Record<Kind, Level>>
}

/** Weights are judgement (low confidence), 2026-11-26; tenant APP-006, claims APP-009, roof APP-010, flood APP-008. */
const ownedHome = ({ insurance, kinds }: Home): FitTable => ({
  base: 20,
  rules: [
    ...attention({ asked: "home insurance", researched: insurance }, [22, 13, 3, 3]),
    {
      category: "property_fit",
      fact: "tenure",
      gain: 12,
      loss: 9,
      when: {
        owner: [1, `Owns the home, so ${insurance} applies`],
        buying: [0.7, `Rents now and is buying a home, which ${insurance} may be for`],
        tenant: [-1, "Rents the home, so renters insurance is what applies"],
        landlord: [-0.7, "Lets the home to others, which needs a dwelling policy"],
        vacant: [-1, "The home stands empty, which this insurance normally excludes"],
        other: [0, "Neither owns nor rents by what is known, so ask whose home it is"]
      }
    },
    { category: "property_fit", fact: "dwellingKind", gain: 6, loss: 6, when: kinds },
    {
      category: "property_fit",
      fact: "dwellingValue",
      gain: 3,
      from: [
        [0, [0]],
        [150_000, [0.6, "The home is worth about {usd}; the cost to rebuild it is what to insure"]],
        [350_000, [1, "The home is worth about {usd}; the cost to rebuild it is what to insure"]]
      ]
    },
    {
      category: "property_fit",
      fact: "yearBuilt",
      gain: 3,
      from: [
        [0, [1, "The home was built in {}, so replacement cost and building codes are worth discussing"]],
        [1980, [0.6, "The home was built in {}, so the age of roof, wiring and plumbing is worth asking about"]],
        [2010, [0.8, "The home was built in {}, and newer building is welcome to most insurers"]]
      ]
    },
    {
      category: "coverage_gap",
      fact: "policies",
      gain: 6,
      when: {
        lacking: [1, "Named no home insurance among the policies in force"],
        in_force: [0.3, "Has home insurance to compare with"],
        one_part: [0],
        both_parts: [0]
      }
    },
    {
      category: "life_event",
      fact: "change",
      gain: 6,
      when: {
        home_purchase: [1, "Is buying or has bought a home, and a lender will want it insured"],
        move: [0.6, "Is moving or has moved, so the address insured needs to follow"],
        home_search: [0.7, "Has been looking into buying a home or a mortgage"],
        move_search: [0.3, "Seems to be planning a move"],
        recent_build: [0.6, "The home is newly built"],
        nothing_told: [0]
      }
    },
    {
      category: "risk_profile",
      fact: "recentClaims",
      gain: 3,
      loss: 3,
      from: [
        [0, [1, "No claims on the home are known in the last five years"]],
        [1, [-0.25, "One claim on the home is known in the last five years"]],
        [2, [-0.5, "{} claims on the home are known in the last five years"]],
        [3, [-1, "{} claims on the home are known in the last five years, which many insurers decline"]]
      ]
    },
    {
      category: "risk_profile",
      fact: "roofAge",
      gain: 0,
      loss: 2,
      from: [
        [0, [0]],
        [15, [-0.5, "The roof is {} years old, so an inspection is likely"]],
        [21, [-1, "The roof is {} years old, so an inspection or limited roof terms are likely"]]
      ]
    },
    {
      category: "coverage_gap",
      fact: "floodZone",
      gain: 0,
      when: { yes: [0, "The home is in a flood zone; flood needs a policy of its own"], no: [0] }
    }
  ]
})

const house: Level = [1, "A house, which a homeowners policy is made for"]
const another = (says: string): Level => [-1, says]

export const homeowners = ownedHome({
  insurance: "homeowners insurance",
  kinds: {
    single_family: house,
    townhouse: [0.8, "A townhouse; ask whether an association insures the outside"],
    multi_family: [0.4, "A building of several homes; ask how many, and who lives there"],
    condo: another("A condo, which needs a condo policy beside the association's own"),
    mobile_home: another("A mobile home, which needs a policy of its own kind"),
    apartment: another("An apartment, where the building is usually insured by its owner"),
    other: [0]
  }
})

export const condo = ownedHome({
  insurance: "condo insurance",
  kinds: {
    condo: [1, "A condo, which a condo policy is made for"],
    apartment: [0.6, "An apartment; ask whether it is owned as a condo or a cooperative"],
    townhouse: [0.4, "A townhouse; ask whether an association insures the outside"],
    single_family: another("A house, which a homeowners policy is made for"),
    multi_family: another("A building of several homes, which a condo policy is not made for"),
    mobile_home: another("A mobile home, which needs a policy of its own kind"),
    other: [0]
  }
})

export const mobileHome = ownedHome({
  insurance: "mobile home insurance",
  kinds: {
    mobile_home: [1, "A mobile home, which this policy is made for"],
    single_family: another("A house, which a homeowners policy is made for"),
    townhouse: another("A townhouse, which a homeowners policy is made for"),
    multi_family: another("A building of several homes, which this policy is not made for"),
    condo: another("A condo, which needs a condo policy beside the association's own"),
    apartment: another("An apartment, which this policy is not made for"),
    other: [0]
  }
})
