import { Schema } from "effect"
import { Suggestion } from "../coaching/Suggestion.ts"
import { CallPermission } from "../compliance/calling/CallPermission.ts"
import { ProviderReport } from "../enrichment/Enrichment.ts"
import { LeadId } from "../leads/Lead.ts"
import { NotOffered } from "../offers/NotOffered.ts"
import { Offer } from "../offers/Offer.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { RiskValidation } from "../risk/RiskValidation.ts"
import { CallId } from "./CallId.ts"

export const BriefingPart = Schema.Literal("profile", "offers", "risk").annotations({ identifier: "BriefingPart" })
export type BriefingPart = typeof BriefingPart.Type

const { name, outcome } = ProviderReport.fields

export const MissingPart = Schema.Struct({
  part: BriefingPart,
  reason: Schema.Literal(
    "partial",
    "degraded",
    "not_found",
    "skipped",
    "unavailable",
    "no_consent",
    "no_profile",
    "timeout",
    "failed"
  ).annotations({
    description:
      "partial: some providers gave no answer; degraded: none did, and what is shown was known before; not_found: none knows the person; skipped: nothing was bought; unavailable: none could answer; no_consent: the person does not want it; no_profile: too little is known for an offer; timeout, failed: it took too long, or went wrong."
  }),
  providers: Schema.Array(Schema.Struct({ name, outcome })).annotations({ description: "Those that gave no answer." })
}).annotations({ identifier: "MissingPart" })
export type MissingPart = typeof MissingPart.Type

export class Briefing extends Schema.Class<Briefing>("Briefing")({
  callId: CallId,
  leadId: LeadId,
  permission: CallPermission.annotations({ description: "As it was judged when the call began." }),
  profile: Schema.NullOr(EnrichedProfile).annotations({ description: "May be expired while a newer one is fetched." }),
  offers: Schema.Array(Offer),
  notOffered: Schema.Array(NotOffered).annotations({
    description: "The lines that a rule keeps closed, and what opens them."
  }),
  suggestions: Schema.Array(Suggestion),
  risk: Schema.NullOr(RiskValidation),
  preparedAt: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description: "When the last part arrived; null until one has."
  }),
  pending: Schema.Array(BriefingPart).annotations({ description: "What is still being fetched; ask again." }),
  missing: Schema.Array(MissingPart).annotations({
    description: "What could not be had, or not in full; it is not pending any more."
  })
}) {}
