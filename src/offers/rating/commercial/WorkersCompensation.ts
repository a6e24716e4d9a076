import { usStates } from "../../../leads/UsState.ts"
import type { Coverage } from "../../Coverage.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { statedFact } from "../SureFacts.ts"
import { commercialTables } from "../tables/CommercialTables.ts"
import { sourceText } from "../tables/Source.ts"
import { naicsOf, sectorOf } from "./FirmClass.ts"
import { employeesOf } from "./FirmSize.ts"

const where = {
  private_or_competitive_fund: "",
  state_fund_only: " Only the state fund sells it.",
  state_fund_extra_hazardous: " For extra-hazardous work only the state fund sells it.",
  elective: ""
} as const

/** Never part of a business owner's policy: said where the state's threshold is reached and none is in force. */
export const workersCompensationNote = (of: RatingCase): ReadonlyArray<Coverage> => {
  const law = commercialTables.workersCompensation[of.state]
  const employees = employeesOf(of) ?? 0
  if (law === undefined || employees < 1 || statedFact(of.applicant, "hasWorkersCompensation")?.value === true)
    return []
  const state = usStates[of.state] ?? of.state
  const from = sectorOf(naicsOf(of)) === "contractor" ? law.construction : law.employees
  if (from !== undefined && employees < from) return []
  return [
    suggests({
      name: "Workers' compensation, a separate policy",
      limit: from === undefined ? "elective" : "statutory",
      reason:
        from === undefined
          ? `${state} does not compel it; an employer without it may be sued for an injury. Source: ${sourceText(law.source)}.`
          : `${state} asks for it from ${from} employee${from === 1 ? "" : "s"}.${where[law.market]} Source: ${sourceText(law.source)}.`
    })
  ]
}
