import type { Facts } from "./Field.ts"
import type { PredicateName } from "./PredicateName.ts"
import type { Truth } from "./Truth.ts"
import { outsideCallingWindow } from "./tables/CallingHours.ts"
import { mayInsureOwnLife, underContractAge } from "./tables/ContractAge.ts"
import { coverExceedsIncomeMultiple } from "./tables/LifeCover.ts"
import { beforeInitialMedicarePeriod, outsideMedicareEnrolment, outsideMedicareMarketing } from "./tables/Medicare.ts"
import { outsideOpenEnrolment } from "./tables/OpenEnrolment.ts"
import { incomeAboveCredits, incomeBelowCredits, incomeWithinMedicaid, medicaidExpanded } from "./tables/Poverty.ts"
import { isOneOfThe51 } from "./tables/States.ts"
import { workersCompensationMandatory } from "./tables/WorkersCompensation.ts"

export const predicates: Readonly<Record<PredicateName, (facts: Facts) => Truth>> = {
  outsideTheStates: ({ state }) => (state === undefined ? ["state"] : !isOneOfThe51(state.value)),
  underContractAge,
  mayInsureOwnLife,
  beforeInitialMedicarePeriod,
  outsideMedicareEnrolment,
  outsideMedicareMarketing,
  outsideOpenEnrolment,
  medicaidExpanded,
  incomeWithinMedicaid,
  incomeAboveCredits,
  incomeBelowCredits,
  coverExceedsIncomeMultiple,
  workersCompensationMandatory,
  outsideCallingWindow
}
