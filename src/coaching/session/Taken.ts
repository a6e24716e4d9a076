import type { Statement } from "@effect/sql"
import type { EventsHeard } from "../../calls/events/HeardEvent.ts"
import type { LeadId } from "../../leads/Lead.ts"

/** What events of a call led to, and whose call it is. */
export interface EventsTaken {
  readonly leadId: LeadId
  readonly answer: EventsHeard
}

/** A query that is to be written with the events or not at all, for the one row that says that they are written. */
export type Along = (taken: EventsTaken) => (rows: string) => Statement.Fragment
