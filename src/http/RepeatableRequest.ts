import type { HttpServerResponse } from "@effect/platform"
import type { Statement } from "@effect/sql"
import { Context } from "effect"

/** For a statement that has its rows under a name: there must be one row when the answer holds, and none when it does not. */
export type Keeping = (rows: string, answer: HttpServerResponse.HttpServerResponse) => Statement.Fragment

interface Identified {
  /** The same each time that a request is tried under its Idempotency-Key; null without one. */
  readonly identity: string | null
  /**
   * A query that keeps the answer together with what the request writes: both are there, or neither. It fails, and all of the
   * statement with it, when another request came under the key. Null where there is nothing to keep.
   */
  readonly keeping: Keeping | null
}

/** What a handler keeps with the thing that it makes, so that a request which a crash cut off makes no second one. */
export class RepeatableRequest extends Context.Reference<RepeatableRequest>()("callwise/http/RepeatableRequest", {
  defaultValue: (): Identified => ({ identity: null, keeping: null })
}) {}

/** Of an endpoint that writes by one statement, and its answer with it: nothing is noted of a request before. */
export class KeepsItsAnswer extends Context.Reference<KeepsItsAnswer>()("callwise/http/KeepsItsAnswer", {
  defaultValue: () => false
}) {}
