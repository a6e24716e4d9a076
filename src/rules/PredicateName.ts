import { Schema } from "effect"

export const PredicateName = Schema.Literal(
  "outsideTheStates",
  "underContractAge",
  "mayInsureOwnLife",
  "beforeInitialMedicarePeriod",
  "outsideMedicareEnrolment",
  "outsideMedicareMarketing",
  "outsideOpenEnrolment",
  "medicaidExpanded",
  "incomeWithinMedicaid",
  "incomeAboveCredits",
  "incomeBelowCredits",
  "coverExceedsIncomeMultiple",
  "workersCompensationMandatory",
  "outsideCallingWindow"
)
export type PredicateName = typeof PredicateName.Type
