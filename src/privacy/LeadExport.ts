import { Schema } from "effect"
import { Lead, LeadId } from "../leads/Lead.ts"
import { heldTables } from "./HeldTables.ts"

const Rows = Schema.Array(Schema.Record({ key: Schema.String, value: Schema.Unknown }))

/** All that is held on a person; each row as it is stored, without what only the service can read. */
export const LeadExport = Schema.Struct({
  leadId: LeadId,
  exportedAt: Schema.DateTimeUtc,
  lead: Lead,
  ...Object.fromEntries(heldTables.map(({ shownAs }) => [shownAs, Rows]))
}).annotations({
  identifier: "LeadExport",
  description:
    "All that is held on a person: the lead, and every row about it of consent, profiles, answers, purchases, batches, decisions, offers, experiments, contacts, calls, stored answers and the audit."
})
