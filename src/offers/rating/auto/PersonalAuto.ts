import { usStates } from "../../../leads/UsState.ts"
import type { Rated } from "../Rated.ts"
import type { RatingCase } from "../RatingCase.ts"
import { statedFact } from "../SureFacts.ts"
import { autoTables } from "../tables/AutoTables.ts"
import { neutral } from "../tables/Figure.ts"
import { assumes, assumptionsOf, type Findings, premiumOf, times } from "../Worksheet.ts"
import { autoCoverage } from "./AutoCover.ts"
import { autoLevelOf } from "./AutoLevel.ts"
import { driverFindings } from "./Drivers.ts"
import { garageFindings, garageOf } from "./Garage.ts"
import { recordFindings } from "./Record.ts"

const { multiCar, states, telematics } = autoTables

export const ratePersonalAuto = (of: RatingCase): Rated => {
  const level = autoLevelOf(of)
  const cars = garageOf(of)
  const findings: Findings = [
    ...garageFindings(cars, level),
    times(`${usStates[of.state] ?? of.state} against the nation`, states[of.state] ?? neutral),
    ...driverFindings(of, cars.length),
    ...recordFindings(of),
    of.applicant.vehicles.length === 0 ? assumes("vehicles", "One vehicle", 1, 1.1) : undefined,
    assumes("lead.address.postalCode", "The average of the state, not of the place", 0.85, 1.25)
  ]
  return {
    product: "personal_auto",
    premium: premiumOf(findings),
    coverage: autoCoverage(of, level, cars),
    assumed: assumptionsOf(findings),
    afterDiscounts:
      (cars.length > 1 ? multiCar.value : 1) *
      (statedFact(of.applicant, "telematics")?.value === true ? telematics.value : 1)
  }
}
