export interface HeldTable {
  readonly table: string
  /** The member of an export that has its rows; each lead's own row is `lead`. */
  readonly shownAs: string
  /** The column that says whom a row is about. */
  readonly leadColumn: "lead_id" | "subject"
  readonly orderBy: string
  /** Keyed hashes and the service's own marks: they tell a person nothing. */
  readonly left: ReadonlyArray<string>
  /** Encrypted JSON, opened under the name given. */
  readonly sealed?: { readonly column: string; readonly shownAs: string }
}

const about = (
  table: string,
  shownAs: string,
  orderBy: string,
  more: Partial<Pick<HeldTable, "leadColumn" | "left" | "sealed">> = {}
): HeldTable => ({ table, shownAs, orderBy, leadColumn: "lead_id", left: [], ...more })

/** Every table that says something about a lead, but the lead itself: what an export shows and an erasure leaves nothing in. */
export const heldTables: ReadonlyArray<HeldTable> = [
  about("consent_statements", "consent", "statement_id", { left: ["text_hash", "email_hash", "phone_hash"] }),
  about("lead_enrichment_profiles", "profile", "enriched_at"),
  about("lead_profile_history", "profileHistory", "enriched_at"),
  about("lead_provider_answers", "providerAnswers", "answered_at"),
  about("provider_cache", "cachedAnswers", "created_at", {
    left: ["key", "sealed"],
    sealed: { column: "sealed", shownAs: "answer" }
  }),
  about("provider_purchases", "purchases", "created_at", { left: ["cache_key", "purchase_key", "lease_until"] }),
  about("enrichments", "enrichments", "at"),
  about("enrichment_batch_leads", "batches", "batch_id", { left: ["owner", "lease_until", "reserved"] }),
  about("decisions", "decisions", "decided_at", { left: ["inputs_hash"] }),
  about("personalized_offers", "offers", "created_at, position"),
  about("offer_acceptance_history", "offerHistory", "entry_id"),
  about("experiment_assignments", "experimentAssignments", "assignment_id"),
  about("experiment_exposures", "experimentExposures", "exposure_id"),
  about("lead_conversions", "conversions", "decided_at", { left: ["conversion_id"] }),
  about("contact_attempts", "contactAttempts", "attempt_id", { left: ["phone_hash"] }),
  about("calls", "calls", "position", { left: ["position"] }),
  about("call_sessions", "callSessions", "updated_at", { left: ["version", "sequence"] }),
  about("call_events", "callEvents", "at, event_index"),
  about("call_messages", "callMessages", "at, sequence"),
  about("coaching_suggestions", "suggestions", "created_at"),
  about("suggestion_feedback", "suggestionFeedback", "at"),
  about("risk_validation_results", "riskValidations", "validation_id"),
  about("risk_reviews", "riskReviews", "review_id", { left: ["grounds"] }),
  about("webhook_deliveries", "webhookDeliveries", "delivery_id", { left: ["position", "about", "lease_until"] }),
  about("leads_to_note", "awaitingNote", "since"),
  about("velocity_events", "sightings", "seen_at", { left: ["hash", "who", "family"] }),
  about("risk_source_history", "sourceHistory", "seen_at, measure"),
  about("deletion_request_leads", "deletionRequests", "request_id"),
  about("idempotent_requests", "storedAnswers", "created_at", {
    leadColumn: "subject",
    left: ["idempotency_key", "fingerprint", "owner", "sealed_body"],
    sealed: { column: "sealed_body", shownAs: "answer" }
  }),
  about("audit_entries", "audit", "audit_id", { left: ["lead_hash", "seal", "sequence"] })
]
