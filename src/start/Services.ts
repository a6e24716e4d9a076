import { Layer } from "effect"
import { Alerts } from "../alerts/Alerts.ts"
import { PersonalizationAnalyticsService } from "../analytics/PersonalizationAnalyticsService.ts"
import { Policies } from "../analytics/policies/Policies.ts"
import { SuggestionEffects } from "../analytics/suggestions/SuggestionEffects.ts"
import { AuditChain } from "../audit/AuditChain.ts"
import { AuditTrail } from "../audit/AuditTrail.ts"
import { Batches } from "../batches/Batches.ts"
import { Briefings } from "../calls/Briefings.ts"
import { Calls } from "../calls/Calls.ts"
import { CallMessages } from "../calls/stream/CallMessages.ts"
import { CallNews } from "../calls/stream/CallNews.ts"
import { CallStreams } from "../calls/stream/CallStreams.ts"
import { VoiceLine } from "../calls/VoiceLine.ts"
import { CoachingSuggestionService } from "../coaching/CoachingSuggestionService.ts"
import { Conversations } from "../coaching/Conversations.ts"
import { Showing } from "../coaching/feedback/Showing.ts"
import { CallSessions } from "../coaching/session/CallSessions.ts"
import { Agents } from "../compliance/Agents.ts"
import { CallPermissions } from "../compliance/CallPermissions.ts"
import { ContactLog } from "../compliance/ContactLog.ts"
import { DoNotCall } from "../compliance/DoNotCall.ts"
import { DoNotCallImport } from "../compliance/DoNotCallImport.ts"
import { ConversionModels } from "../conversion/ConversionModels.ts"
import { LeadEnrichmentService } from "../enrichment/LeadEnrichmentService.ts"
import { Experiments } from "../experiments/Experiments.ts"
import { LeadImport } from "../leads/LeadImport.ts"
import { Leads } from "../leads/Leads.ts"
import { Offers } from "../offers/Offers.ts"
import { Consents } from "../privacy/Consents.ts"
import { DeletionRequests } from "../privacy/DeletionRequests.ts"
import { Erasure } from "../privacy/Erasure.ts"
import { Exports } from "../privacy/Exports.ts"
import { Retention } from "../privacy/Retention.ts"
import { DataProviders } from "../providers/DataProviders.ts"
import { RiskValidationService } from "../risk/RiskValidationService.ts"
import { TrustedPatterns } from "../risk/TrustedPatterns.ts"
import { Webhooks } from "../webhooks/Webhooks.ts"
import { Vendors } from "./Vendors.ts"

const Domains = Layer.mergeAll(
  PersonalizationAnalyticsService.layer,
  Policies.layer,
  SuggestionEffects.layer,
  Offers.layer,
  LeadImport.layer,
  RiskValidationService.layer,
  TrustedPatterns.layer,
  Batches.layer,
  Consents.layer,
  Exports.layer,
  CallPermissions.layer,
  DoNotCall.layer,
  DoNotCallImport.layer,
  ContactLog.layer,
  Webhooks.layer,
  Alerts.layer,
  Layer.provideMerge(Layer.merge(DeletionRequests.layer, Retention.layer), Layer.merge(Erasure.layer, AuditChain.layer))
)

const Telling = Layer.provideMerge(Layer.merge(CallMessages.layer, Showing.layer), CallNews.layer)

const Coaching = Layer.mergeAll(CoachingSuggestionService.layer, Conversations.layer, CallStreams.layer).pipe(
  Layer.provideMerge(CallSessions.layer),
  Layer.provideMerge(Telling)
)

/** Every domain's service, over a database. */
export const Services = Layer.mergeAll(Calls.layer, Briefings.layer, VoiceLine.layer).pipe(
  Layer.provideMerge(Coaching),
  Layer.provideMerge(Domains),
  Layer.provideMerge(
    Layer.mergeAll(Agents.layer, LeadEnrichmentService.layer, Experiments.layer, ConversionModels.layer)
  ),
  Layer.provideMerge(Layer.mergeAll(DataProviders.layer, Leads.layer, AuditTrail.layer)),
  Layer.provide(Vendors)
)
