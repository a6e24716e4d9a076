import type { Coverage } from "../../Coverage.ts"
import type { RatingCase } from "../RatingCase.ts"
import { suggests } from "../Suggests.ts"
import { statedFact } from "../SureFacts.ts"
import { autoLawOf } from "../tables/AutoLimits.ts"
import { sourceText } from "../tables/Source.ts"
import type { AutoLevel } from "./AutoLevel.ts"
import type { Car } from "./Garage.ts"

const atLeast = (amount: number | undefined) => (amount === undefined || amount === 0 ? {} : { required: amount })

const liability = ({ perPerson, perAccident, property, minimum, reason }: AutoLevel, isCompulsory: boolean) => {
  const law = minimum === undefined ? "" : ` Source of the minimum: ${sourceText(minimum.source)}.`
  const needed = isCompulsory
    ? minimum?.perPerson === 0
      ? " The state does not ask it of most drivers."
      : ""
    : " This state does not compel cover; whoever buys it buys at least the minimum."
  return [
    suggests({
      name: "Bodily injury liability, per person",
      limit: perPerson,
      ...atLeast(minimum?.perPerson),
      reason: `${reason}${needed}${law}`
    }),
    suggests({
      name: "Bodily injury liability, per accident",
      limit: perAccident,
      ...atLeast(minimum?.perAccident),
      reason: "Goes with the limit per person."
    }),
    suggests({
      name: "Property damage liability",
      limit: property,
      ...atLeast(minimum?.property),
      reason: "A newer car alone can cost more than most state minimums."
    })
  ]
}

const physicalDamage = (cars: ReadonlyArray<Car>): ReadonlyArray<Coverage> => {
  const full = cars.filter(car => car.isFull)
  const rest = cars.filter(car => !car.isFull)
  const names = (of: ReadonlyArray<Car>) => of.map(({ name }) => name).join(", ")
  const covered = full.map(
    ({ name, isFinanced }) => `${name}: ${isFinanced ? "the lender or lessor asks for it" : "worth repairing"}`
  )
  return [
    ...(full.length === 0
      ? []
      : [
          suggests({
            name: "Collision and comprehensive",
            limit: "actual cash value",
            deductible: 500,
            reason: `${covered.join("; ")}.`
          })
        ]),
    ...(rest.length === 0
      ? []
      : [
          suggests({
            name: "Collision and comprehensive, left out",
            limit: "none",
            reason: `${names(rest)}: over ten years old; compare what the cover costs with what the car is worth.`
          })
        ])
  ]
}

const beyondPersonalUse = ({ applicant }: RatingCase): ReadonlyArray<Coverage> => {
  const use = statedFact(applicant, "vehicleUse")?.value
  if (use === undefined || use === "personal") return []
  return [
    suggests({
      name: use === "business" ? "Business use" : "Rideshare or delivery endorsement, or commercial auto",
      limit: "by endorsement",
      reason: `A personal policy leaves ${use} use out or restricts it; it is not in this price.`
    })
  ]
}

export const autoCoverage = (of: RatingCase, level: AutoLevel, cars: ReadonlyArray<Car>): ReadonlyArray<Coverage> => {
  const law = autoLawOf(of.state)
  return [
    ...liability(level, law?.isCompulsory ?? true),
    suggests({
      name: "Uninsured and underinsured motorist",
      limit: level.perPerson,
      reason:
        law?.uninsuredMotorist === "no"
          ? "Pays when the other driver has too little; the same limit as the liability."
          : "Required in this state; the same limit as the liability."
    }),
    ...(law?.injuryProtection === undefined
      ? []
      : [
          suggests({
            name: "Personal injury protection",
            limit: law.injuryProtection,
            required: of.state === "MI" ? 50_000 : law.injuryProtection,
            reason:
              of.state === "MI"
                ? "Pays own medical costs whoever is at fault; the least choice depends on Medicaid or other health cover."
                : "Pays own medical costs whoever is at fault; required in this state."
          })
        ]),
    ...physicalDamage(cars),
    ...beyondPersonalUse(of)
  ]
}
