import { DateTime, Schema } from "effect"
import type { StoredAnswer } from "../../../src/enrichment/Standing.ts"
import { Lead } from "../../../src/leads/Lead.ts"
import type { LookUps, Subject } from "../../../src/risk/checks/Check.ts"

const at = DateTime.unsafeMake("2026-11-20T15:00:00Z")

const leadOf = (fields: object): Lead =>
  Schema.decodeUnknownSync(Lead)({
    leadId: "lead-1",
    score: 50,
    scoreSource: "computed",
    scoreReasons: [],
    createdAt: "2026-11-20T14:00:00Z",
    updatedAt: "2026-11-20T14:00:00Z",
    ...fields
  })

export const subjectOf = (
  fields: object,
  lookUps: LookUps = {},
  answers: ReadonlyArray<StoredAnswer> = []
): Subject => ({ lead: leadOf(fields), profile: null, answers, at, lookUps })
