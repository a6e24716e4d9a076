import type { Coverage } from "../../Coverage.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { statedFact } from "../SureFacts.ts"
import { naicsOf, sectorOf } from "./FirmClass.ts"
import { employeesOf, type FirmProperty, salesOf } from "./FirmSize.ts"
import { workersCompensationNote } from "./WorkersCompensation.ts"

const manyEmployees = 5
const largeSales = 1_000_000

const professional = (of: RatingCase): ReadonlyArray<Coverage> =>
  sectorOf(naicsOf(of)) === "office" && naicsOf(of) !== undefined
    ? [
        suggests({
          name: "Professional liability, a separate policy",
          limit: "not included",
          reason: "Advice and services that go wrong are left out of a business owner's policy."
        })
      ]
    : []

const employment = (of: RatingCase): ReadonlyArray<Coverage> =>
  (employeesOf(of) ?? 0) >= manyEmployees
    ? [
        suggests({
          name: "Employment practices liability, by endorsement",
          limit: 100_000,
          reason: "Worth adding from about five employees; it is not in this price."
        })
      ]
    : []

const vehicles = ({ applicant }: RatingCase): ReadonlyArray<Coverage> => {
  const use = statedFact(applicant, "vehicleUse")?.value
  return use === undefined || use === "personal"
    ? []
    : [
        suggests({
          name: "Commercial or hired and non-owned auto, a separate policy",
          limit: "not included",
          reason: "Vehicles are used for the business, which a personal policy leaves out."
        })
      ]
}

export const businessCoverage = (of: RatingCase, { building, contents }: FirmProperty): ReadonlyArray<Coverage> => {
  const sales = salesOf(of)?.sales
  const isLarge = (sales ?? 0) >= largeSales
  return [
    suggests({
      name: "General liability, per occurrence",
      limit: isLarge ? 2_000_000 : 1_000_000,
      reason: isLarge
        ? "Sales from a million a year; landlords and customers often ask for as much."
        : "What landlords and customers usually ask for; twice as much in total a year."
    }),
    ...(building > 0
      ? [
          suggests({
            name: "Building",
            limit: building,
            deductible: 1000,
            reason: "As stated, at replacement cost."
          })
        ]
      : []),
    suggests({
      name: "Business personal property",
      limit: contents,
      deductible: 1000,
      reason: "Equipment, stock and fittings; an inventory tells whether it suffices."
    }),
    suggests({
      name: "Business income and extra expense",
      limit: "actual loss sustained, 12 months",
      reason: "Earnings and running costs while the place is repaired."
    }),
    ...workersCompensationNote(of),
    ...professional(of),
    ...employment(of),
    ...vehicles(of)
  ]
}
