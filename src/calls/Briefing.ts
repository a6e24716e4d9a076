import { Schema } from "effect"
import { Suggestion } from "../coaching/Suggestion.ts"
import { CallPermission } from "../compliance/calling/CallPermission.ts"
import { LeadId } from "../leads/Lead.ts"
import { Offer } from "../offers/Offer.ts"
import { EnrichedProfile } from "../profile/EnrichedProfile.ts"
import { RiskValidation } from "../risk/RiskValidation.ts"
import { CallId } from "./CallId.ts"

export const BriefingPart = Schema.Literal("profile", "offers", "risk").annotations({ identifier: "BriefingPart" })
export type BriefingPart = typeof BriefingPart.Type

export class Briefing extends Schema.Class<Briefing>("Briefing")({
  callId: CallId,
  leadId: LeadId,
  permission: CallPermission.annotations({ description: "As it was judged when the call began." }),
  profile: Schema.NullOr(EnrichedProfile).annotations({ description: "May be expired while a newer one is fetched." }),
  offers: Schema.Array(Offer),
  suggestions: Schema.Array(Suggestion),
  risk: Schema.NullOr(RiskValidation),
  preparedAt: Schema.NullOr(Schema.DateTimeUtc).annotations({
    description: "When the last part arrived; null until one has."
  }),
  pending: Schema.Array(BriefingPart).annotations({ description: "What is still being fetched; ask again." })
}) {}
