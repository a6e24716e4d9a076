import type { FitTable } from "../FitTable.ts"
import { attention } from "./Attention.ts"

/**
 * Weights are judgement (low confidence), 2026-11-26; two policies are kept by 87 of 100 customers, one by 73 (S53, low).
 * Whether the home is owned is not read: MI and MA bar it for the car (MCL 500.2108, 211 CMR 79.04).
 */
export const bundle: FitTable = {
  base: 20,
  rules: [
    ...attention({ asked: "a car and home bundle", researched: "insuring car and home together" }, [20, 12, 3, 3]),
    {
      category: "vehicle_fit",
      fact: "vehicleCount",
      gain: 12,
      from: [
        [0, [0]],
        [1, [0.8, "There is a vehicle to insure beside the home"]],
        [2, [1, "There are {} vehicles to insure beside the home"]]
      ]
    },
    {
      category: "property_fit",
      fact: "dwellingKind",
      gain: 12,
      when: {
        single_family: [1, "There is a house to insure beside the car"],
        townhouse: [1, "There is a townhouse to insure beside the car"],
        condo: [1, "There is a condo to insure beside the car"],
        multi_family: [0.8, "There is a home in a building of several to insure beside the car"],
        mobile_home: [1, "There is a mobile home to insure beside the car"],
        apartment: [1, "There is an apartment to insure beside the car"],
        other: [0.5, "There is a home to insure beside the car"]
      }
    },
    {
      category: "coverage_gap",
      fact: "policies",
      gain: 10,
      when: {
        one_part: [1, "Named only one of car and home insurance, so the other could go with it"],
        lacking: [0.6, "Named neither car nor home insurance among the policies in force"],
        both_parts: [0.4, "Has both car and home insurance; ask whether they are with one insurer"],
        in_force: [0]
      }
    },
    {
      category: "life_event",
      fact: "change",
      gain: 8,
      when: {
        home_purchase: [1, "Is buying or has bought a home, a natural time to look at the car with it"],
        move: [0.9, "Is moving or has moved, which touches both the car and the home policy"],
        new_vehicle: [0.7, "Has a new vehicle, a natural time to look at the home with it"],
        home_search: [0.6, "Has been looking into buying a home or a mortgage"],
        vehicle_search: [0.5, "Has been looking for a vehicle"],
        move_search: [0.5, "Seems to be planning a move"],
        current_model_year: [0.4, "A vehicle is of the current model year"],
        recent_build: [0.4, "The home is newly built"],
        nothing_told: [0]
      }
    }
  ]
}
