import { HttpApi, OpenApi } from "@effect/platform"
import { AlertsApi } from "../alerts/Api.ts"
import { AnalyticsApi } from "../analytics/Api.ts"
import { AuditApi } from "../audit/Api.ts"
import { BatchesApi } from "../batches/Api.ts"
import { CallsApi } from "../calls/Api.ts"
import { CoachingApi } from "../coaching/Api.ts"
import { ComplianceApi } from "../compliance/Api.ts"
import { EnrichmentApi } from "../enrichment/Api.ts"
import { ExperimentsApi } from "../experiments/Api.ts"
import { KeysApi } from "../keys/Api.ts"
import { LeadsApi } from "../leads/Api.ts"
import { OffersApi } from "../offers/Api.ts"
import { PrivacyApi } from "../privacy/Api.ts"
import { ProvidersApi } from "../providers/Api.ts"
import { RiskApi } from "../risk/Api.ts"
import { WebhooksApi } from "../webhooks/Api.ts"
import { withProblems } from "./OpenApi.ts"
import { OperationsApi } from "./Operations.ts"

export class Api extends HttpApi.make("callwise")
  .add(LeadsApi)
  .add(EnrichmentApi)
  .add(BatchesApi)
  .add(OffersApi)
  .add(ExperimentsApi)
  .add(CallsApi)
  .add(CoachingApi)
  .add(RiskApi)
  .add(AnalyticsApi)
  .add(ProvidersApi)
  .add(ComplianceApi)
  .add(PrivacyApi)
  .add(AuditApi)
  .add(AlertsApi)
  .add(WebhooksApi)
  .add(KeysApi)
  .add(OperationsApi)
  .annotate(OpenApi.Title, "Callwise")
  .annotate(OpenApi.Version, "0.1.0")
  .annotate(
    OpenApi.Description,
    "Knows who is calling before the phone rings: enriched lead profiles, with what each fact rests on. Errors are RFC 9457 problems; lists have limit and cursor; every POST honours Idempotency-Key."
  )
  .annotate(OpenApi.License, { name: "MIT", url: "https://opensource.org/license/mit" })
  .annotate(OpenApi.Servers, [{ url: "/", description: "This service" }])
  .annotate(OpenApi.Transform, withProblems) {}
