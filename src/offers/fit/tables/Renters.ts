import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

/** Weights are judgement (low confidence), 2026-11-26; tenants take renters beside car insurance in 15-50 % of sales. */
export const renters: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "home insurance", researched: "renters insurance" }, [22, 13, 3, 3]),
    {
      category: "property_fit",
      fact: "tenure",
      gain: 14,
      loss: 14,
      when: {
        tenant: [1, "Rents the home; the landlord's policy normally leaves a tenant's belongings out"],
        buying: [0.2, "Rents now and is buying a home; ask until when the lease runs"],
        other: [0.3, "Does not own the home by what is known; belongings and liability may be uninsured"],
        owner: [-1, "Owns the home, so renters insurance does not apply"],
        landlord: [-1, "Lets the home to others, which needs a dwelling policy"],
        vacant: [-1, "The home stands empty, which this insurance normally excludes"]
      }
    },
    {
      category: "property_fit",
      fact: "dwellingKind",
      gain: 4,
      when: {
        apartment: [1, "An apartment, where renters insurance covers belongings and liability"],
        condo: [0.7, "A rented condo can be insured for belongings and liability"],
        townhouse: [0.7, "A rented townhouse can be insured for belongings and liability"],
        multi_family: [
          0.8,
          "A home in a building of several, where a neighbor's fire or leak can reach one's belongings"
        ],
        single_family: [0.6, "A rented house can be insured for belongings and liability"],
        mobile_home: [0.4, "A rented mobile home can be insured for belongings and liability"],
        other: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "policies",
      gain: 8,
      when: {
        lacking: [1, "Named no renters insurance among the policies in force"],
        in_force: [0.2, "Has renters insurance to compare with"],
        one_part: [0],
        both_parts: [0]
      }
    },
    {
      category: "life_event",
      fact: "change",
      gain: 8,
      when: {
        move: [1, "Is moving or has moved, and many leases ask for renters insurance"],
        move_search: [0.7, "Seems to be planning a move, and many leases ask for renters insurance"],
        nothing_told: [0]
      }
    },
    {
      category: "vehicle_fit",
      fact: "vehicleCount",
      gain: 5,
      from: [
        [0, [0]],
        [1, [1, "There is a vehicle in the household, so renters can be talked over beside the car"]]
      ]
    }
  ]
}
