import { Effect, Predicate, Record, Schema } from "effect"
import { Lead, type LeadId, type ScoreReason, type ScoreSource } from "./Lead.ts"
import type { LeadInput } from "./LeadInput.ts"
import { scoreOf } from "./LeadScoring.ts"

/** A lead as it is handed to the database: an id and a score in any case. */
export type NewLead = Omit<LeadInput, "leadId" | "score"> & {
  readonly leadId: LeadId
  readonly score: number
  readonly scoreSource: ScoreSource
  readonly scoreReasons: ReadonlyArray<ScoreReason>
}

export const newLead = (leadId: LeadId, input: LeadInput): NewLead => {
  if (input.score !== undefined) {
    const scoreReasons = [{ reason: "Given by the caller", points: input.score }]
    return { ...input, leadId, score: input.score, scoreSource: "given", scoreReasons }
  }
  const { score, reasons } = scoreOf(input)
  return { ...input, leadId, score, scoreSource: "computed", scoreReasons: reasons }
}

/** Name and type of each column that a caller's lead fills, as JSON has it and as the table has it. */
const columnsGiven = {
  leadId: ["lead_id", "text"],
  email: ["email", "text"],
  phone: ["phone", "text"],
  firstName: ["first_name", "text"],
  lastName: ["last_name", "text"],
  dateOfBirth: ["date_of_birth", "date"],
  jobTitle: ["job_title", "text"],
  company: ["company", "jsonb"],
  address: ["address", "jsonb"],
  vehicles: ["vehicles", "jsonb"],
  interests: ["interests", "text[]"],
  source: ["source", "text"],
  score: ["score", "smallint"],
  scoreSource: ["score_source", "text"],
  scoreReasons: ["score_reasons", "jsonb"],
  consent: ["consent", "jsonb"],
  attributes: ["attributes", "jsonb"]
} as const satisfies Record<keyof NewLead, readonly [string, string]>

const entries = Object.entries(columnsGiven)

/** Parts of statements that move whole leads in and out. */
export const leadSql = {
  columns: entries.map(([, [column]]) => column).join(", "),
  members: entries.map(([name]) => `"${name}"`).join(", "),
  memberTypes: entries.map(([name, [, type]]) => `"${name}" ${type}`).join(", "),
  /** All but consent, which is given back only by who gave it. */
  replacements: entries
    .filter(([name]) => name !== "consent")
    .map(([, [column]]) => `${column} = excluded.${column}`)
    .join(", "),
  selected: [
    ...entries.map(([, [column, type]]) => (type === "date" ? `${column}::text` : column)),
    "created_at, updated_at, version, position::text"
  ].join(", ")
} as const

const Row = Schema.Struct({
  ...Lead.fields,
  createdAt: Schema.DateTimeUtcFromDate,
  updatedAt: Schema.DateTimeUtcFromDate,
  version: Schema.Int,
  position: Schema.String
})

export interface StoredLead {
  readonly lead: Lead
  /** 1 when it was never changed. */
  readonly version: number
  /** Grows with the order of creation. */
  readonly position: string
}

const decoded = { disableValidation: true } as const

export const storedLead = (row: object): Effect.Effect<StoredLead> =>
  Schema.decodeUnknown(Row)(Record.filter({ ...row }, Predicate.isNotNull)).pipe(
    Effect.map(({ version, position, ...lead }) => ({ lead: new Lead(lead, decoded), version, position })),
    Effect.orDie
  )
