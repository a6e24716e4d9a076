import type { DateTime } from "effect"
import type { Finding } from "../hearing/Finding.ts"

/** A finding, and the event of the call it was heard in. */
export interface Cue {
  readonly finding: Finding
  readonly eventIndex: number
  readonly at: DateTime.Utc
}
