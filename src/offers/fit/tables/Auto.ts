import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

/** Weights are judgement (low confidence), 2026-11-26; lender's cover APP-003, excluded use APP-005. */
export const auto: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "car insurance", researched: "car insurance" }, [22, 13, 3, 3]),
    {
      category: "vehicle_fit",
      fact: "vehicleCount",
      gain: 10,
      from: [
        [0, [0]],
        [1, [0.7, "There is a vehicle in the household to insure"]],
        [2, [1, "There are {} vehicles in the household to insure"]]
      ]
    },
    {
      category: "vehicle_fit",
      fact: "vehicleAge",
      gain: 3,
      from: [
        [0, [1, "A vehicle is only a few years old, so damage to it is worth insuring, not liability alone"]],
        [4, [0.6, "The newest vehicle is of an age at which damage to it may still be worth insuring"]],
        [11, [0]]
      ]
    },
    {
      category: "coverage_gap",
      fact: "vehicleCover",
      gain: 8,
      when: {
        none: [1, "A vehicle seems to have no insurance today"],
        minimum: [0.75, "A vehicle seems to carry no more than minimum limits"],
        standard: [0.2, "A vehicle is insured at usual limits, so a comparison is like for like"],
        full: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "vehicleOwnership",
      gain: 5,
      when: {
        financed: [1, "A vehicle is financed, and lenders normally require collision and comprehensive"],
        leased: [1, "A vehicle is leased, and lessors normally require collision and comprehensive"],
        owned: [0]
      }
    },
    {
      category: "coverage_gap",
      fact: "policies",
      gain: 6,
      when: {
        lacking: [1, "Named no car insurance among the policies in force"],
        in_force: [0.3, "Has car insurance to compare with"],
        one_part: [0],
        both_parts: [0]
      }
    },
    {
      category: "life_event",
      fact: "change",
      gain: 4,
      when: {
        new_vehicle: [1, "Has a new vehicle, which needs cover"],
        move: [0.6, "Is moving or has moved, and the garaging address is part of a car policy"],
        new_job: [0.4, "Has a new job, which may change how far and what for the car is driven"],
        vehicle_search: [0.8, "Has been looking for a vehicle"],
        move_search: [0.4, "Seems to be planning a move"],
        current_model_year: [0.7, "A vehicle is of the current model year"],
        nothing_told: [0]
      }
    },
    {
      category: "risk_profile",
      fact: "violations",
      gain: 3,
      loss: 8,
      ask: "Has any driver had tickets or accidents in the last three to five years?",
      when: {
        none: [1, "Told of no tickets or accidents"],
        moving: [-0.25, "Told of a moving violation, which insurers take into account"],
        at_fault: [-0.5, "Told of an accident at fault, which insurers take into account"],
        serious: [-1, "Told of a serious violation, so fewer insurers may take it on"]
      }
    },
    {
      category: "risk_profile",
      fact: "vehicleUse",
      gain: 0,
      loss: 7,
      when: {
        personal: [0],
        business: [-0.4, "The car is used for business, which a personal policy may limit"],
        rideshare: [-0.7, "The car is used for rideshare, which needs an endorsement or a commercial policy"],
        delivery: [-1, "The car is used for delivery, which a personal policy normally excludes"],
        livery: [-1, "The car is used for livery, which a personal policy normally excludes"]
      }
    },
    {
      category: "risk_profile",
      fact: "coverLapse",
      gain: 0,
      loss: 4,
      from: [
        [0, [0]],
        [1, [-0.4, "There was a short gap in car insurance, which insurers will ask about"]],
        [31, [-1, "There was a gap in car insurance of more than a month, which insurers will ask about"]]
      ]
    }
  ]
}
