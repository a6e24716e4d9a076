import { filledInByAPerson } from "./behaviour/Bot.ts"
import type { Check } from "./checks/Check.ts"
import { personChecks } from "./checks/PersonChecks.ts"
import type { RiskCategory } from "./RiskCategory.ts"
import type { ValidationType } from "./RiskValidation.ts"

/** What needs nothing but the lead and what is known of it. */
const checks: ReadonlyArray<Check> = [...personChecks, filledInByAPerson]

const categories: Readonly<Record<ValidationType, ReadonlyArray<RiskCategory>>> = {
  fraud: ["identity", "contact", "behavioral", "financial"],
  quality: ["identity", "contact"],
  compliance: ["compliance"],
  all: ["identity", "contact", "behavioral", "compliance", "financial"]
}

export const isAbout = (type: ValidationType, category: RiskCategory): boolean => categories[type].includes(category)

export const checkAll: (subject: Parameters<Check>[0]) => ReadonlyArray<ReturnType<Check>> = subject =>
  checks.map(check => check(subject))
