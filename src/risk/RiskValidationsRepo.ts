import { SqlClient } from "@effect/sql"
import { Array as Arr, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { Audit } from "../audit/Audit.ts"
import { LeadId } from "../leads/Lead.ts"
import { type ReviewDecided, type ReviewOutcomes, type ReviewStatus, RiskReview } from "./RiskReview.ts"
import { RiskValidation, type ValidationId, type ValidationType } from "./RiskValidation.ts"

const Kept = Schema.Struct({
  review: Schema.NullOr(RiskReview),
  isApproved: Schema.Boolean
})

const { isExpired: _, createdAt: __, expiresAt: ___, ...stored } = RiskValidation.fields
const Row = Schema.Struct({
  ...stored,
  createdAt: Schema.DateTimeUtcFromDate,
  expiresAt: Schema.DateTimeUtcFromDate
})

const Decided = Schema.Struct({
  outcome: Schema.Literal("unknown", "closed", "decided"),
  leadId: Schema.NullOr(LeadId),
  review: Schema.NullOr(RiskReview)
})

const ReviewRow = Schema.Struct({ review: RiskReview })
const Counts = Schema.Struct({
  open: Schema.Int,
  confirmed: Schema.Int,
  falsePositives: Schema.Int,
  missed: Schema.Int
})

const encode = Schema.encodeSync(RiskValidation)

const rowOf = (validation: RiskValidation, keptAt: DateTime.Utc) => {
  const json = encode(validation)
  return {
    validation_id: json.validationId,
    lead_id: json.leadId,
    validation_type: json.validationType,
    offer_type: json.offerType,
    agent_id: json.agentId,
    call_id: json.callId,
    overall_risk_score: json.overallRiskScore,
    severity: json.severity,
    is_approved: json.isApproved,
    requires_review: json.requiresReview,
    auto_escalate: json.autoEscalate,
    validation_checks: json.validationChecks,
    validation_metadata: json.validationMetadata,
    created_at: json.createdAt,
    expires_at: json.expiresAt,
    duration_ms: Math.max(0, keptAt.epochMillis - validation.createdAt.epochMillis)
  }
}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const audit = yield* Audit

  /** None when the lead is gone. */
  const keep = (validation: RiskValidation, grounds: Buffer, reasons: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("kept", {
        action: "risk.validated",
        detail: { type: validation.validationType }
      })
      const rows = yield* sql`
        with kept as materialized (
          select ${validation.leadId}::text lead_id, review, is_approved
          from keep_risk_validation(${JSON.stringify(rowOf(validation, yield* DateTime.now))}::jsonb, ${grounds},
            array(select jsonb_array_elements_text(${JSON.stringify(reasons)}::jsonb)))
        ), audited as (${entries})
        select review, is_approved from kept`
      return Arr.head(yield* Schema.decodeUnknown(Schema.Array(Kept))(rows))
    }).pipe(Effect.orDie)

  const latest = (leadId: LeadId, type: ValidationType | null) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("found", { action: "risk.read" })
      const [row] = yield* sql`
        with found as (
          select * from risk_validation_results where lead_id = ${leadId}
            and (${type}::text is null or validation_type = ${type}) order by validation_id desc limit 1
        ), audited as (${entries})
        select found.*, risk_review_json(r) review from found left join risk_reviews r using (review_id)`
      if (row === undefined) return Option.none()
      const now = yield* DateTime.now
      const validation = yield* Schema.decodeUnknown(Row)(row)
      const isExpired = DateTime.lessThanOrEqualTo(validation.expiresAt, now)
      return Option.some(new RiskValidation({ ...validation, isExpired }))
    }).pipe(Effect.orDie)

  const decide = (validationId: ValidationId, { decision, note, reviewer }: ReviewDecided, at: DateTime.Utc) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("decided", {
        action: "risk.reviewed",
        detail: { decision }
      })
      const [row] = yield* sql`
        with decided as materialized (select * from decide_risk_review(${validationId}::uuid, ${decision}, ${reviewer},
          ${note ?? null}, ${DateTime.toDate(at)})), audited as (${entries} where outcome = 'decided')
        select outcome, lead_id, review from decided`
      return yield* Schema.decodeUnknown(Decided)(row)
    }).pipe(Effect.orDie)

  const reviews = (status: ReviewStatus | null, page: { readonly before: string | null; readonly limit: number }) =>
    Effect.gen(function* () {
      const entries = yield* audit.entriesOf("page", { action: "risk.read", detail: { in: "reviews" } })
      const rows = yield* sql`
        with page as materialized (
          select * from risk_reviews where (${status}::text is null or status = ${status})
            and (${page.before}::uuid is null or review_id < ${page.before}::uuid)
          order by review_id desc limit ${page.limit}
        ), audited as (${entries} where lead_id is not null)
        select risk_review_json(r) review from page join risk_reviews r using (review_id) order by review_id desc`
      return (yield* Schema.decodeUnknown(Schema.Array(ReviewRow))(rows)).map(({ review }) => review)
    }).pipe(Effect.orDie)

  /** Decided since then; open ones whenever they were opened. */
  const outcomes = (since: DateTime.Utc): Effect.Effect<ReviewOutcomes> =>
    sql`select (select count(*)::int from risk_reviews where status = 'open') open,
        count(*) filter (where flagged and decision = 'reject')::int confirmed,
        count(*) filter (where flagged and decision = 'approve')::int false_positives,
        count(*) filter (where not flagged and decision = 'reject')::int missed
      from risk_reviews where decided_at >= ${DateTime.toDate(since)}`.pipe(
      Effect.flatMap(([row]) => Schema.decodeUnknown(Counts)(row)),
      Effect.orDie
    )

  return { keep, latest, decide, reviews, outcomes }
})

export class RiskValidationsRepo extends Context.Tag("callwise/risk/RiskValidationsRepo")<
  RiskValidationsRepo,
  Effect.Effect.Success<typeof make>
>() {
  static readonly layer = Layer.effect(RiskValidationsRepo, make).pipe(Layer.provide(Audit.layer))
}
