import type { FieldPath } from "../../profile/FieldPath.ts"
import type { Voted } from "./Ledger.ts"
import { right } from "./Posterior.ts"

/** What a statement turned out to be worth. */
export interface Outcome {
  readonly provider: string
  readonly field: FieldPath
  readonly reliability: number
  readonly exposure: number
  readonly right: number
}

/** Only fields on which several providers spoke tell anything about them. */
export const outcomesOf = (votes: ReadonlyArray<Voted>): ReadonlyArray<Outcome> =>
  votes.flatMap(({ field, posterior, statements }) =>
    statements.map(({ exposure, reliability, source }, index) => ({
      provider: source,
      field,
      reliability,
      exposure,
      right: right(posterior, index)
    }))
  )
