import { Either, Option } from "effect"
import { normaliseUsState } from "../../leads/UsState.ts"

/** Two letters for the name or code of a US state or territory; undefined for anything else. */
export const usState = (state: string | null | undefined): string | undefined =>
  state === null || state === undefined ? undefined : Option.getOrUndefined(Either.getRight(normaliseUsState(state)))
