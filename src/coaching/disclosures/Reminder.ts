import type { Priority } from "../Suggestion.ts"

/** Something the law wants said that has not been said yet, in time to say it; or that is too late and to be mended. */
export interface Reminder {
  readonly ruleId: string
  readonly title: string
  readonly content: string
  /** To be said as it stands; empty where there is nothing to say. */
  readonly script: string
  readonly citation: string
  readonly priority: Priority
  readonly isViolated: boolean
}
