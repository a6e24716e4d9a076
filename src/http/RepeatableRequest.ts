import { Context } from "effect"

interface Identified {
  /** The same each time that a request is tried under its Idempotency-Key; null without one. */
  readonly identity: string | null
}

/** What a handler keeps with the thing that it makes, so that a request which a crash cut off makes no second one. */
export class RepeatableRequest extends Context.Reference<RepeatableRequest>()("callwise/http/RepeatableRequest", {
  defaultValue: (): Identified => ({ identity: null })
}) {}
