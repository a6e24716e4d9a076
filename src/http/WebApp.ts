import { HttpApiBuilder, HttpApiScalar, HttpApp, HttpMiddleware, type HttpRouter, HttpServer } from "@effect/platform"
import { Config, Context, Effect, Layer } from "effect"
import { Hono } from "hono"
import { AlertsHttp } from "../alerts/Http.ts"
import { AnalyticsHttp } from "../analytics/Http.ts"
import { AuditHttp } from "../audit/Http.ts"
import { BatchesHttp } from "../batches/Http.ts"
import { CallsHttp } from "../calls/Http.ts"
import { CoachingHttp } from "../coaching/Http.ts"
import { ComplianceHttp } from "../compliance/Http.ts"
import { consolePage } from "../console/ConsolePage.ts"
import { dashboardPage } from "../dashboard/DashboardPage.ts"
import { EnrichmentHttp } from "../enrichment/Http.ts"
import { ExperimentsHttp } from "../experiments/Http.ts"
import { KeysHttp } from "../keys/Http.ts"
import { LeadsHttp } from "../leads/Http.ts"
import { OffersHttp } from "../offers/Http.ts"
import { PrivacyHttp } from "../privacy/Http.ts"
import { ProvidersHttp } from "../providers/Http.ts"
import { RiskHttp } from "../risk/Http.ts"
import { WebhooksHttp } from "../webhooks/Http.ts"
import { Api } from "./Api.ts"
import { Authorization } from "./Authorization.ts"
import { edge } from "./Edge.ts"
import { surveyOf } from "./Endpoints.ts"
import { frontDoor } from "./FrontDoor.ts"
import { Idempotency } from "./Idempotency.ts"
import { OperationsHttp } from "./OperationsHttp.ts"
import { problemPage } from "./ProblemPage.ts"
import { Throttling } from "./Throttling.ts"

const mebibyte = 1_048_576

const Settings = Config.all({
  corsOrigins: Config.array(Config.nonEmptyString(), "CALLWISE_CORS_ORIGINS").pipe(Config.withDefault([]))
})

/** Asked every few seconds by machines: their traces would bury the others. */
const untraced = ["/health/live", "/health/ready", "/metrics"]

const survey = surveyOf(Api)

const contract = HttpApiBuilder.api(Api).pipe(
  Layer.provide([
    LeadsHttp,
    EnrichmentHttp,
    BatchesHttp,
    OffersHttp,
    ExperimentsHttp,
    CallsHttp,
    CoachingHttp,
    RiskHttp,
    AnalyticsHttp,
    ProvidersHttp,
    ComplianceHttp,
    PrivacyHttp,
    AuditHttp,
    AlertsHttp,
    WebhooksHttp,
    KeysHttp,
    OperationsHttp
  ]),
  Layer.provide(Authorization)
)

const router = Layer.mergeAll(
  edge(survey).pipe(Layer.provide([Throttling.layer, Idempotency.layer])),
  HttpApiBuilder.middlewareOpenApi(),
  HttpApiScalar.layer({ path: "/docs", scalar: { withDefaultFonts: false } })
).pipe(
  Layer.provideMerge(contract),
  Layer.provideMerge(
    Layer.mergeAll(HttpApiBuilder.Router.Live, HttpApiBuilder.Middleware.layer, HttpServer.layerContext)
  )
)

/** The whole service as one function from a web request to its answer. */
export class WebApp extends Context.Tag("callwise/http/WebApp")<
  WebApp,
  { readonly fetch: (request: Request) => Promise<Response> }
>() {
  static readonly layer = Layer.effect(
    WebApp,
    Effect.gen(function* () {
      const { corsOrigins } = yield* Settings
      const app = yield* HttpApiBuilder.httpApp
      const runtime = yield* Effect.runtime<HttpRouter.HttpRouter.DefaultServices>()
      const handle = HttpApp.toWebHandlerRuntime(runtime)(app)
      const hono = frontDoor({
        handle,
        corsOrigins,
        maxBodyBytes: mebibyte,
        maxImportBytes: 64 * mebibyte,
        pages: new Hono().route("/", dashboardPage()).route("/", consolePage()),
        problemPage: code => problemPage(survey, code)
      })
      return { fetch: async request => hono.fetch(request) }
    })
  ).pipe(Layer.provide(router), HttpMiddleware.withTracerDisabledForUrls(untraced))
}
