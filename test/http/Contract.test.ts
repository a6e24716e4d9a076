import { SqlClient } from "@effect/sql"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Layer, Predicate } from "effect"
import { BatchWorker } from "../../src/batches/BatchWorker.ts"
import { Readiness } from "../../src/http/Readiness.ts"
import { householdKey } from "../../src/sandbox/Keys.ts"
import { Sandbox } from "../../src/sandbox/Sandbox.ts"
import { vendorIds } from "../../src/sandbox/server/Vendor.ts"
import { departures } from "../support/JsonSchema.ts"
import { SandboxApp, wellKnown } from "../support/SandboxApp.ts"
import { type Call, call, issueKey } from "../support/TestApp.ts"

interface Content {
  readonly [type: string]: { readonly schema: unknown }
}
interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly security: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly parameters: ReadonlyArray<{ readonly name: string; readonly in: string }>
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

const document = Effect.map(call("GET", "/openapi.json"), ({ json }): Document => json)

const operationsIn = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation }))
  )

const isSecured = ({ security }: Operation) => security.length > 0

const refsIn = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value)
    ? value.flatMap(refsIn)
    : Predicate.isRecord(value)
      ? Object.entries(value).flatMap(([name, member]) =>
          name === "$ref" && typeof member === "string" ? [member] : refsIn(member)
        )
      : []

type Answer = Effect.Effect.Success<ReturnType<typeof call>>

const assertProblem = ({ components }: Document, status: number, answer: Answer, path: string) => {
  const { headers, json } = answer
  const what = `${path} ${answer.status} ${answer.text}`
  assert.strictEqual(answer.status, status, what)
  assert.strictEqual(headers.get("content-type"), "application/problem+json", what)
  assert.deepStrictEqual(departures(components.schemas.Problem, json, components.schemas), [], what)
  assert.strictEqual(json.status, status, what)
  assert.strictEqual(json.instance, path.split("?")[0], what)
  assert.strictEqual(json.requestId, headers.get("x-request-id"), what)
  assert.match(json.code, /^[a-z][a-z_]*[a-z]$/, what)
  assert.strictEqual(json.type, `http://callwise.test/problems/${json.code}`, what)
  assert.isAbove(json.detail.length, 10, what)
  for (const error of json.errors ?? [])
    assert.strictEqual(["pointer", "parameter"].filter(name => name in error).length, 1, what)
}

const uuid = "01920000-0000-7000-8000-000000000000"
/** Bodies that fit, by the end of the path, where an empty one or a lead does not. */
/** Events: of what type one is decides what else it may have. */
const isOneOfSeveral = /^\/api\/(calls\/.*|integrations\/nlp)\/events$/

const fitting: Readonly<Record<string, unknown>> = {
  calls: { leadId: "nobody", agentId: "ana" },
  consent: { calls: true },
  end: { outcome: "follow_up" },
  "/api/integrations/voice/events": { type: "callRinging", callId: "c", leadId: "nobody", agentId: "ana" },
  "/api/integrations/nlp/events": { type: "intentDetected", leadId: "nobody", intents: [] },
  "/api/calls/{callId}/events": { type: "intent", intent: "ask_price", confidence: 1 },
  "/api/webhooks": { url: "https://receiver.example/hook", events: ["*"] },
  feedback: { used: true },
  review: { decision: "approve", reviewer: "Ana" }
}
/** A path of the operation with well-formed ids of nothing. */
const nowhere = (path: string) => path.replaceAll("{leadId}", "nobody").replaceAll(/\{\w+\}/g, uuid)

/** An alert about something of that name, and its id. */
const firing = (subject: string) =>
  Effect.flatMap(SqlClient.SqlClient, sql =>
    Effect.map(
      sql<{
        alertId: string
      }>`insert into alerts (rule, subject, subject_name, severity, status, value, threshold, unit, numerator,
          denominator, message, started_at, fired_at)
        values ('provider_degradation', ${subject}, 'Apollo', 'warning', 'firing', 50, 20, 'percent', 20, 40, 'Half of them failed.',
          now(), now()) returning alert_id`,
      rows => rows.map(({ alertId }) => alertId)
    )
  )

const App = Layer.provideMerge(
  BatchWorker.layer,
  SandboxApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" })
)

layer(App, { excludeTestServices: true })("the contract", it => {
  describe("as a document", () => {
    it.effect("is OpenAPI 3.1 with a summary and every error as a problem on each operation", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        assert.match(openApi.openapi, /^3\.1\.\d+$/)
        const operations = operationsIn(openApi)
        const ids = operations.map(({ operation }) => operation.operationId)
        assert.strictEqual(new Set(ids).size, ids.length)
        for (const { path, method, operation } of operations) {
          const name = `${method} ${path}`
          assert.isAbove(operation.summary?.length ?? 0, 5, name)
          const statuses = Object.keys(operation.responses)
          assert.isTrue(
            statuses.some(status => /^2\d\d$/.test(status)),
            name
          )
          assert.include(statuses, "500", name)
          if (isSecured(operation)) assert.includeMembers(statuses, ["400", "401", "403", "429"], name)
          if (operation.requestBody !== undefined) assert.includeMembers(statuses, ["400", "413", "415"], name)
          for (const [status, { content = {}, description }] of Object.entries(operation.responses)) {
            assert.isAbove(description.length, 0, `${name} ${status}`)
            if (Number(status) >= 400) assert.deepStrictEqual(Object.keys(content), ["application/problem+json"], name)
          }
          const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
          assert.sameMembers(
            operation.parameters.filter(parameter => parameter.in === "path").map(({ name }) => name),
            inPath.map(String),
            name
          )
          assert.strictEqual(
            operation.parameters.some(({ name }) => name === "Idempotency-Key"),
            method === "POST",
            name
          )
        }
      })
    )

    it.effect("refers to nothing that is not there, and has no schema that nothing refers to", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const { schemas } = openApi.components
        const names = refsIn(openApi).map(ref => ref.replace("#/components/schemas/", ""))
        assert.sameMembers([...new Set(names)], Object.keys(schemas))
      })
    )
  })

  describe("as it is answered", () => {
    it.effect("holds for every operation, with every status of success", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const key = yield* issueKey("admin")
        const driven = new Set<string>()
        const drive = (method: string, template: string, path: string, status: number, more: Call = {}) =>
          Effect.gen(function* () {
            const answer = yield* call(method, path, { key, ...more })
            const name = `${method} ${template} ${status}`
            assert.strictEqual(answer.status, status, `${name}: ${answer.text}`)
            const declared = openApi.paths[template]?.[method.toLowerCase()]?.responses[status]
            assert.isDefined(declared, name)
            const [type, content] = Object.entries(declared.content ?? {})[0] ?? []
            if (content === undefined) assert.strictEqual(answer.text, "", name)
            else {
              assert.strictEqual(answer.headers.get("content-type"), type, name)
              const body = type === "application/json" ? answer.json : answer.text
              assert.deepStrictEqual(departures(content.schema, body, openApi.components.schemas), [], name)
            }
            driven.add(name)
            return answer
          })

        const [someone] = wellKnown(yield* Sandbox)
        const full = {
          ...someone?.lead,
          vehicles: [{ year: 2021, make: "Honda", model: "Civic", vin: "1HGCM82633A004352" }],
          interests: ["auto", "home"],
          source: "referral",
          consent: { enrichment: true, calls: true, marketing: false },
          attributes: { campaign: "spring", tags: ["a", 1, null], nested: { deep: true } }
        }
        const lead = "/api/leads/{leadId}"
        const many = Array.from({ length: 60 }, (_, i) => `many-${i}`)
        yield* drive("POST", "/api/leads", "/api/leads", 201, { body: { leadId: "l-1", ...full } })
        yield* drive("PUT", lead, "/api/leads/l-2", 201, { body: full })
        yield* drive("PUT", lead, "/api/leads/l-2", 200, { body: { phone: "2125550123" } })
        yield* drive("PATCH", lead, "/api/leads/l-2", 200, { body: { firstName: "Ana" } })
        yield* drive("GET", lead, "/api/leads/l-1", 200)
        yield* drive("GET", "/api/leads", "/api/leads?limit=1&source=referral", 200)
        yield* drive("POST", "/api/leads/search", "/api/leads/search", 200, { body: { text: "l-", limit: 1 } })
        yield* drive("POST", "/api/leads/import", "/api/leads/import", 200, {
          body: [
            "leadId,email,firstName",
            ...many.map(id => `${id},${id}@acme.example,Ana`),
            "x,not an address,Bo\n"
          ].join("\n"),
          headers: { "content-type": "text/csv" }
        })
        const enrich = `${lead}/enrich`
        yield* drive("POST", enrich, "/api/leads/l-1/enrich", 200, {
          body: { strategy: "parallel", timeoutMs: 30_000 }
        })
        yield* drive("POST", enrich, "/api/leads/l-2/enrich", 200, { body: { maxCost: 0 } })
        const profile = `${lead}/enriched-profile`
        const read = yield* drive("GET", profile, "/api/leads/l-1/enriched-profile", 200)
        yield* drive("GET", profile, "/api/leads/l-1/enriched-profile?minimalData=true", 200)
        const etag = read.headers.get("etag") ?? ""
        yield* drive("GET", profile, "/api/leads/l-1/enriched-profile", 304, { headers: { "if-none-match": etag } })

        const batches = "/api/enrichment-batches"
        const { control } = yield* Sandbox
        for (const vendor of vendorIds) control.patch(vendor, { latency: { p50Ms: 1000, p99Ms: 1001 } })
        const made = yield* drive("POST", batches, batches, 202, {
          body: { leadIds: [...many, "nobody"], concurrency: 1 }
        })
        const batch = made.headers.get("location") ?? ""
        yield* drive("POST", `${batches}/{batchId}/pause`, `${batch}/pause`, 200)
        yield* drive("POST", `${batches}/{batchId}/resume`, `${batch}/resume`, 200)
        yield* drive("POST", `${batches}/{batchId}/cancel`, `${batch}/cancel`, 200)
        for (const vendor of vendorIds) control.patch(vendor, { latency: { p50Ms: 2, p99Ms: 6 } })
        yield* drive("GET", `${batches}/{batchId}`, batch, 200)
        yield* drive("GET", `${batches}/{batchId}/results`, `${batch}/results`, 200)
        yield* drive("GET", batches, batches, 200)

        const offersOfLead = yield* drive(
          "GET",
          `${lead}/personalized-offers`,
          "/api/leads/l-1/personalized-offers?maxOffers=5&includeTiers=primary,secondary,tertiary",
          200
        )
        const [offer, other] = offersOfLead.json.offers
        yield* drive("GET", "/api/offers/{offerId}", `/api/offers/${offer.offerId}`, 200)
        const stepOf = (step: string) => `/api/offers/{offerId}/${step}`
        yield* drive("POST", stepOf("present"), `/api/offers/${offer.offerId}/present`, 200, { body: {} })
        yield* drive("POST", stepOf("accept"), `/api/offers/${offer.offerId}/accept`, 200, { body: {} })
        yield* drive("POST", stepOf("reject"), `/api/offers/${other.offerId}/reject`, 200, { body: {} })
        const { decisionId } = offersOfLead.json
        const calls = "/api/calls"
        const ofCall = `${calls}/{callId}`
        const talk = { callId: "talk-1", leadId: "l-1", agentId: "agent-7", direction: "inbound" }
        yield* drive("POST", calls, calls, 201, { body: talk })
        yield* drive("GET", `${ofCall}/briefing`, "/api/calls/talk-1/briefing", 200)
        const said = { type: "utterance", speaker: "lead", text: "Honestly, that is too expensive for me." }
        const heard = yield* drive("POST", `${ofCall}/events`, "/api/calls/talk-1/events", 202, {
          body: { events: [said] }
        })
        yield* drive("GET", `${ofCall}/events`, "/api/calls/talk-1/events?limit=1", 200)
        yield* drive("POST", "/api/integrations/nlp/events", "/api/integrations/nlp/events", 202, {
          body: { type: "sentimentUpdate", leadId: "l-1", sentiment: "negative", intents: ["ask_price"] }
        })
        yield* drive(
          "GET",
          `${ofCall}/coaching-suggestions`,
          "/api/calls/talk-1/coaching-suggestions?minConfidence=low",
          200
        )
        yield* drive("GET", `${lead}/coaching-suggestions`, "/api/leads/l-1/coaching-suggestions?maxSuggestions=3", 200)
        yield* drive("GET", `${ofCall}/receipt`, "/api/calls/talk-1/receipt", 200)
        const answered = `/api/suggestions/${heard.json.suggestions[0].suggestionId}/feedback`
        yield* drive("POST", "/api/suggestions/{suggestionId}/feedback", answered, 200, {
          body: { used: true, usedScript: true, effectivenessRating: 5, notes: "Very helpful suggestion" }
        })
        yield* drive("POST", `${ofCall}/end`, "/api/calls/talk-1/end", 200, {
          body: { outcome: "sold", saleOfferId: offer.offerId, premium: 1200.5 }
        })
        const earned = "/api/personalization"
        yield* drive(
          "GET",
          `${earned}/analytics`,
          `${earned}/analytics?startDate=2026-11-01&endDate=2026-11-30&groupBy=week`,
          200
        )
        yield* drive("GET", `${earned}/dashboard`, `${earned}/dashboard?days=7&timeZone=America/New_York`, 200)
        yield* drive("GET", `${earned}/trend`, `${earned}/trend?days=3`, 200)
        yield* drive("GET", `${earned}/top-combinations`, `${earned}/top-combinations`, 200)
        const november = "startDate=2026-11-01&endDate=2026-11-30&timeZone=America/New_York"
        yield* drive("GET", `${earned}/policies`, `${earned}/policies?${november}`, 200)
        yield* drive("GET", `${earned}/suggestion-effects`, `${earned}/suggestion-effects?${november}`, 200)
        yield* drive("GET", `${ofCall}/stream`, "/api/calls/talk-1/stream?after=0", 200)
        yield* drive("GET", ofCall, "/api/calls/talk-1", 200)
        yield* drive("GET", calls, "/api/calls?limit=1&agentId=agent-7&leadId=l-1&status=ended", 200)
        yield* drive("POST", "/api/integrations/voice/events", "/api/integrations/voice/events", 200, {
          body: { type: "callRinging", callId: "talk-2", leadId: "l-1", agentId: "agent-7" }
        })
        const permission = `${lead}/call-permission`
        const onDay = "?at=2026-12-01T18:00:00Z&agentId=agent-1&asOf=2026-11-26&direction=outbound"
        yield* drive("GET", permission, `/api/leads/l-1/call-permission${onDay}`, 200)
        yield* drive("GET", permission, "/api/leads/many-2/call-permission", 200)
        const doNotCall = { body: { phone: "2125550188", email: "no@a.example", source: "call" } }
        yield* drive("POST", "/api/do-not-call", "/api/do-not-call", 201, doNotCall)
        const known = yield* drive("POST", "/api/do-not-call", "/api/do-not-call", 200, doNotCall)
        const entry = "/api/do-not-call/{doNotCallId}"
        yield* drive("DELETE", entry, `/api/do-not-call/${known.json.doNotCallId}`, 204)
        const lists = "/api/do-not-call/import"
        const csv = { headers: { "content-type": "text/csv" } }
        yield* drive("POST", lists, `${lists}?list=own`, 200, { body: "phone\n2025550188\nnonsense\n", ...csv })
        const agent = "/api/agents/{agentId}"
        const licensed = { body: { name: "Ana", licences: [{ state: "NV", lines: ["auto"], expires: "2027-01-01" }] } }
        yield* drive("PUT", agent, "/api/agents/agent-1", 201, licensed)
        yield* drive("PUT", agent, "/api/agents/agent-1", 200, licensed)
        yield* drive("GET", agent, "/api/agents/agent-1", 200)
        yield* drive("GET", "/api/agents", "/api/agents", 200)
        yield* drive("POST", "/api/decisions/{decisionId}/replay", `/api/decisions/${decisionId}/replay`, 200)

        const validate = { body: { offerType: "auto", agentId: "agent-7", callId: "call-1" } }
        const validated = yield* drive("POST", `${lead}/validate`, "/api/leads/l-1/validate", 200, validate)
        const latest = "/api/leads/l-1/risk-validation?validationType=all"
        yield* drive("GET", `${lead}/risk-validation`, latest, 200)
        const review = `/api/risk-validations/${validated.json.validationId}/review`
        yield* drive("POST", "/api/risk-validations/{validationId}/review", review, 200, {
          body: { decision: "approve", reviewer: "Ana", note: "Called back." }
        })
        yield* drive("GET", "/api/risk-reviews", "/api/risk-reviews?status=closed", 200)
        const patterns = "/api/trusted-patterns"
        const pattern = { kind: "ip", value: "203.0.113.9", owner: "Ana", reason: "The office." }
        const trusted = yield* drive("POST", patterns, patterns, 201, {
          body: { ...pattern, expiresAt: "2099-01-01T00:00:00Z" }
        })
        yield* drive("GET", patterns, patterns, 200)
        yield* drive("DELETE", `${patterns}/{patternId}`, `${patterns}/${trusted.json.patternId}`, 204)

        const experiments = "/api/experiments"
        const arms = ["plain", "other"].map(key => ({ key, weight: 1 }))
        const experiment = { key: "spring", name: "Spring", unit: "lead", metric: "premium", arms }
        yield* drive("POST", experiments, experiments, 201, { body: experiment })
        yield* drive("GET", experiments, experiments, 200)
        yield* drive("GET", `${experiments}/{key}`, `${experiments}/spring`, 200)
        yield* drive("POST", `${experiments}/{key}/stop`, `${experiments}/spring/stop`, 200)

        const providers = "/api/data-providers"
        const registered = yield* drive("POST", providers, providers, 201, {
          body: {
            name: "My household data",
            type: "custom",
            apiEndpoint: `${(yield* Sandbox).url}/household`,
            apiKey: householdKey,
            costPerCall: 0.03,
            mapping: {
              request: { method: "POST", path: "/v1/lookup", body: { email: "{email}" }, requires: [["email"]] },
              auth: { kind: "bearer" },
              matched: "match.id != `null`",
              fields: { "demographics.age": "person.age" }
            }
          }
        })
        const provider = `${providers}/${registered.json.id}`
        yield* drive("GET", providers, providers, 200)
        yield* drive("GET", `${providers}/{providerId}`, provider, 200)
        yield* drive("PATCH", `${providers}/{providerId}`, provider, 200, { body: { priority: 9 } })
        const { json: list } = yield* call("GET", providers, { key })
        for (const { id } of list.items) {
          yield* drive("GET", `${providers}/{providerId}/health`, `${providers}/${id}/health`, 200)
          const check = `${providers}/${id}/validate-credentials`
          yield* drive("POST", `${providers}/{providerId}/validate-credentials`, check, 200)
        }
        yield* drive("DELETE", `${providers}/{providerId}`, provider, 204)

        const hooks = "/api/webhooks"
        const hook = yield* drive("POST", hooks, hooks, 201, {
          body: { url: "https://receiver.example/hook", events: ["call.started"] }
        })
        const ofHook = `${hooks}/${hook.json.webhookId}`
        yield* drive("GET", hooks, hooks, 200)
        yield* drive("POST", `${hooks}/{webhookId}/rotate-secret`, `${ofHook}/rotate-secret`, 200)
        yield* drive("POST", calls, calls, 201, { body: { ...talk, callId: "talk-3" } })
        const told = yield* drive("GET", `${hooks}/{webhookId}/deliveries`, `${ofHook}/deliveries`, 200)
        const again = `/api/webhook-deliveries/${told.json.items[0].deliveryId}/replay`
        yield* drive("POST", "/api/webhook-deliveries/{deliveryId}/replay", again, 202)
        yield* drive("DELETE", `${hooks}/{webhookId}`, ofHook, 204)
        const alerts = "/api/alerts"
        const [alertId] = yield* firing("contract")
        yield* drive("GET", alerts, `${alerts}?status=firing`, 200)
        yield* drive("GET", "/api/alert-rules", "/api/alert-rules", 200)
        yield* drive("POST", `${alerts}/{alertId}/acknowledge`, `${alerts}/${alertId}/acknowledge`, 200, {
          body: { by: "Ana", note: "On it.", silenceUntil: new Date(Date.now() + 3_600_000).toISOString() }
        })
        const issued = yield* drive("POST", "/api/keys", "/api/keys", 201, {
          body: { name: "agent", scopes: ["coaching"], agentId: "agent-7", expiresAt: "2099-01-01T00:00:00Z" }
        })
        yield* drive("GET", "/api/keys", "/api/keys", 200)
        yield* drive("DELETE", "/api/keys/{keyId}", `/api/keys/${issued.json.keyId}`, 204)
        const consent = { enrichment: true, source: "web form", text: "I agree.", version: "1", channel: "web_form" }
        yield* drive("PUT", `${lead}/consent`, "/api/leads/l-1/consent", 200, { body: consent })
        yield* drive("GET", `${lead}/consent`, "/api/leads/l-1/consent?limit=1", 200)
        yield* drive("GET", `${lead}/export`, "/api/leads/l-1/export", 200)
        yield* drive("GET", `${lead}/audit`, "/api/leads/l-1/audit?limit=2", 200)
        yield* drive("DELETE", lead, "/api/leads/l-1", 204)
        const deletions = "/api/privacy/deletion-requests"
        const forget = { body: { email: "Many-1@acme.example", note: "by phone" } }
        const forgotten = yield* drive("POST", deletions, deletions, 202, forget)
        yield* drive("POST", deletions, deletions, 200, forget)
        yield* drive("GET", deletions, deletions, 200)
        yield* drive("GET", `${deletions}/{requestId}`, `${deletions}/${forgotten.json.requestId}`, 200)
        yield* drive("GET", "/health/live", "/health/live", 200)
        yield* drive("GET", "/health/ready", "/health/ready", 200)
        yield* drive("GET", "/metrics", "/metrics", 200)

        const promised = operationsIn(openApi).flatMap(({ method, path, operation }) =>
          Object.keys(operation.responses)
            .filter(status => Number(status) < 400)
            .map(status => `${method} ${path} ${status}`)
        )
        assert.sameMembers([...driven], promised)
      })
    )

    it.effect("is a problem for every operation without a key, with a key that may not, and about nothing", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const admin = yield* issueKey("admin")
        const agent = yield* issueKey("coaching")
        const offering = yield* issueKey("offers")
        for (const { method, path, operation } of operationsIn(openApi).filter(({ operation }) =>
          isSecured(operation)
        )) {
          const at = nowhere(path)
          const [type] = Object.keys(operation.requestBody?.content ?? {})
          const send = (key?: string) =>
            call(method, at, {
              ...(key === undefined ? {} : { key }),
              ...(type === undefined
                ? {}
                : {
                    body:
                      fitting[path] ??
                      fitting[path.split("/").at(-1) ?? ""] ??
                      (method === "PUT" ? { email: "a@b.example" } : {})
                  }),
              ...(type === undefined ? {} : { headers: { "content-type": type } })
            })
          assertProblem(openApi, 401, yield* send(), at)
          const needsCoaching = /^\/api\/(calls|integrations|suggestions)|coaching-suggestions$/.test(path)
          assertProblem(openApi, 403, yield* send(needsCoaching ? offering : agent), at)
          if ("404" in operation.responses) assertProblem(openApi, 404, yield* send(admin), at)
        }
      })
    )

    it.effect("is a problem for every operation that is given what it does not know", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const key = yield* issueKey("admin")
        for (const { method, path, operation } of operationsIn(openApi).filter(({ operation }) =>
          isSecured(operation)
        )) {
          const [type] = Object.keys(operation.requestBody?.content ?? {})
          const at = `${nowhere(path)}?colour=chartreuse`
          const answer = yield* call(method, at, {
            key,
            ...(type === undefined ? {} : { body: type === "text/csv" ? "email\n" : { email: "a@b.example" } }),
            ...(type === undefined ? {} : { headers: { "content-type": type } })
          })
          assertProblem(openApi, 400, answer, at)
          assert.include(
            answer.json.errors.map(({ parameter }: { parameter?: string }) => parameter),
            "colour",
            `${method} ${path}`
          )
          assert.notInclude(answer.text, "chartreuse")
        }
      })
    )

    it.effect("is a problem for every operation that takes JSON and gets something else", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const key = yield* issueKey("admin")
        const takesJson = operationsIn(openApi).filter(
          ({ operation }) => operation.requestBody?.content["application/json"] !== undefined
        )
        assert.isAbove(takesJson.length, 6)
        for (const { method, path } of takesJson) {
          const at = nowhere(path)
          const send = (body: unknown, type = "application/json") =>
            call(method, at, { key, body, headers: { "content-type": type } })
          const malformed = yield* send('{"email":')
          assertProblem(openApi, 400, malformed, at)
          assert.strictEqual(malformed.json.code, "malformed_json")
          const unknown = yield* send({ colour: "chartreuse", "a/b": 1 })
          assertProblem(openApi, 400, unknown, at)
          const pointers = unknown.json.errors.map(({ pointer }: { pointer?: string }) => pointer)
          if (isOneOfSeveral.test(path)) assert.include(pointers, "/type", `${method} ${path}`)
          else assert.includeMembers(pointers, ["/colour", "/a~1b"], `${method} ${path}`)
          assertProblem(openApi, 400, yield* send("[]"), at)
          assertProblem(openApi, 400, yield* send("null"), at)
          assertProblem(openApi, 415, yield* send("<a/>", "application/xml"), at)
          assertProblem(openApi, 413, yield* send(JSON.stringify({ a: "x".repeat(1_048_577) })), at)
        }
      })
    )

    it.effect("is a problem for what is written twice, cannot be decoded or cannot be stored, never a failure", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const key = yield* issueKey("admin")
        const nul = Buffer.from("a\0b").toString("base64url")
        const wrong = [
          ["GET", "/api/leads?limit=1&limit=2", "limit"],
          ["GET", "/api/leads?source=a&source=a", "source"],
          ["GET", "/api/leads?source=%00", "source"],
          ["GET", "/api/leads?cursor=%E0%A4%A", "cursor"],
          ...[
            "leads",
            "leads/nobody/audit",
            "leads/nobody/consent",
            "privacy/deletion-requests",
            "keys",
            "data-providers",
            "agents",
            "enrichment-batches",
            "experiments",
            "risk-reviews",
            "trusted-patterns",
            "alerts"
          ].flatMap(list => [
            ["GET", `/api/${list}?cursor=${nul}`, "cursor"],
            ["GET", `/api/${list}?cursor=nonsense`, "cursor"],
            ["GET", `/api/${list}?limit=201`, "limit"]
          ]),
          ["GET", "/api/leads/a%2Fb", "leadId"],
          ["GET", "/api/data-providers/%00", "providerId"],
          ["DELETE", "/api/keys/%00", "keyId"],
          ["POST", "/api/enrichment-batches/%00/pause", "batchId"],
          ["GET", "/api/experiments/%00", "key"]
        ] as const
        for (const [method = "", at = "", parameter] of wrong) {
          const answer = yield* call(method, at, { key })
          assertProblem(openApi, 400, answer, at)
          assert.strictEqual(answer.json.errors[0].parameter, parameter, at)
        }
        assertProblem(openApi, 404, yield* call("GET", "/api/leads/%E0%A4%A", { key }), "/api/leads/%E0%A4%A")
        const provider = { name: "Nul", type: "custom", apiEndpoint: "https://a.example" }
        const mapping = {
          request: { method: "GET", path: "/v1", requires: [["email"]], headers: {}, body: { a: "\0" } },
          auth: { kind: "none" },
          matched: "a",
          fields: {}
        }
        for (const text of ["a\0b", "\ud800"]) {
          for (const [at, body] of [
            ["/api/keys", { name: text, scopes: ["offers"] }],
            ["/api/leads", { email: "a@b.example", firstName: text }],
            ["/api/leads", { email: "a@b.example", attributes: { [text]: 1 } }],
            ["/api/data-providers", { ...provider, name: text, mapping }],
            ["/api/data-providers", { ...provider, apiEndpoint: `https://a.example/${text}\0` }],
            ["/api/enrichment-batches", { filter: { source: text } }]
          ] as const)
            assertProblem(openApi, 400, yield* call("POST", at, { key, body }), at)
        }
        const unstorable = yield* call("POST", "/api/data-providers", { key, body: { ...provider, mapping } })
        assertProblem(openApi, 422, unstorable, "/api/data-providers")
      })
    )

    it.effect("is a problem for each refusal that an endpoint declares", () =>
      Effect.gen(function* () {
        const openApi = yield* document
        const key = yield* issueKey("admin")
        const refused = (method: string, path: string, status: number, code: string, more: Call = {}) =>
          Effect.gen(function* () {
            const answer = yield* call(method, path, { key, ...more })
            assertProblem(openApi, status, answer, path)
            assert.strictEqual(answer.json.code, code)
            const page = yield* call("GET", new URL(answer.json.type).pathname)
            assert.strictEqual(page.status, 200, code)
            assert.match(page.text, new RegExp(`<p>${status}\\. .{10}`), `${code} is explained where its type points`)
          })
        yield* call("PUT", "/api/leads/p-1", { key, body: { email: "a@b.example", consent: { enrichment: false } } })
        yield* call("PUT", "/api/leads/p-2", { key, body: { email: "nobody@nowhere.example" } })
        yield* refused("POST", "/api/leads", 409, "lead_exists", { body: { leadId: "p-1", email: "a@b.example" } })
        yield* refused("PUT", "/api/leads/p-1", 422, "lead_id_mismatch", {
          body: { leadId: "p", email: "a@b.example" }
        })
        yield* refused("PATCH", "/api/leads/p-1", 422, "lead_patch_impossible", { body: { email: null } })
        yield* refused("POST", "/api/leads/p-1/enrich", 403, "consent_missing", { body: {} })
        yield* refused("PUT", "/api/leads/p-1/consent", 422, "consent_in_future", {
          body: { calls: true, at: "2999-01-01T00:00:00Z" }
        })
        yield* refused("GET", "/api/leads/p-2/enriched-profile", 404, "profile_not_found")
        yield* refused("POST", "/api/leads/p-2/enrich", 422, "providers_unknown", { body: { includeProviders: ["x"] } })
        const { control } = yield* Sandbox
        for (const vendor of vendorIds) control.patch(vendor, { rate5xx: 1 })
        yield* refused("POST", "/api/leads/p-2/enrich", 503, "enrichment_unavailable", {
          body: { strategy: "parallel", timeoutMs: 500 }
        })
        for (const vendor of vendorIds) control.patch(vendor, { rate5xx: 0 })
        yield* call("PUT", "/api/leads/p-3", { key, body: { ...wellKnown(yield* Sandbox)[0]?.lead } })
        yield* call("POST", "/api/leads/p-3/enrich", { key, body: { strategy: "parallel", timeoutMs: 30_000 } })
        const recommended = yield* call("GET", "/api/leads/p-3/personalized-offers", { key })
        yield* call("PUT", "/api/agents/unlicensed", { key, body: { licences: [] } })
        for (const step of ["present", "accept"])
          yield* refused(
            "POST",
            `/api/offers/${recommended.json.offers[0].offerId}/${step}`,
            403,
            "forbidden_by_rule",
            {
              body: { agentId: "unlicensed" }
            }
          )
        yield* refused("POST", "/api/enrichment-batches", 422, "empty_batch", { body: { leadIds: ["nobody"] } })
        const batch = yield* call("POST", "/api/enrichment-batches", { key, body: { leadIds: ["p-1"], maxCost: 0 } })
        yield* call("POST", `${batch.headers.get("location")}/cancel`, { key })
        yield* refused("POST", `${batch.headers.get("location")}/resume`, 409, "batch_finished")
        const arms = ["plain", "other"].map(key => ({ key, weight: 1 }))
        const experiment = { key: "refused", name: "Refused", unit: "lead", metric: "acceptance", arms }
        yield* call("POST", "/api/experiments", { key, body: experiment })
        yield* refused("POST", "/api/experiments", 409, "experiment_exists", { body: experiment })
        yield* refused("POST", "/api/experiments", 422, "experiment_already_over", {
          body: { ...experiment, key: "over", endsAt: "2026-01-01T00:00:00Z" }
        })
        yield* refused("GET", "/api/leads/p-1/risk-validation", 404, "risk_validation_not_found")
        const validated = yield* call("POST", "/api/leads/p-1/validate", { key, body: {} })
        const review = `/api/risk-validations/${validated.json.validationId}/review`
        const decision = { body: { decision: "approve", reviewer: "Ana" } }
        yield* call("POST", review, { key, ...decision })
        yield* refused("POST", review, 409, "review_closed", decision)
        yield* refused("POST", "/api/trusted-patterns", 422, "trusted_pattern_refused", {
          body: { kind: "ip", value: "here", owner: "Ana", reason: "None.", expiresAt: "2099-01-01T00:00:00Z" }
        })
        const [over, open] = [yield* firing("over"), yield* firing("open")].flat()
        yield* SqlClient.SqlClient.pipe(
          Effect.flatMap(
            sql => sql`update alerts set status = 'resolved', resolved_at = now(), resolution = 'cleared'
              where alert_id = ${over ?? uuid}::uuid`
          )
        )
        yield* refused("POST", `/api/alerts/${over}/acknowledge`, 409, "alert_resolved", { body: {} })
        yield* refused("POST", `/api/alerts/${uuid}/acknowledge`, 404, "alert_not_found", { body: {} })
        yield* refused("POST", `/api/alerts/${open}/acknowledge`, 422, "silence_out_of_range", {
          body: { silenceUntil: "2020-01-01T00:00:00Z" }
        })
        yield* refused("GET", "/api/experiments/nothing", 404, "experiment_not_found")
        yield* call("POST", "/api/experiments/refused/stop", { key })
        yield* refused("POST", "/api/experiments/refused/stop", 409, "experiment_stopped")
        const provider = (body: object) => ({ body: { name: "Mine", type: "custom", ...body } })
        yield* refused("POST", "/api/data-providers", 422, "provider_incomplete", provider({}))
        const mapping = {
          request: { method: "GET", path: "/v1", requires: [["email"]] },
          auth: { kind: "none" },
          matched: "][",
          fields: {}
        }
        yield* refused(
          "POST",
          "/api/data-providers",
          422,
          "mapping_refused",
          provider({ apiEndpoint: "https://a.example", mapping })
        )
        yield* refused("POST", "/api/data-providers", 422, "endpoint_not_public", {
          body: { name: "Inside", type: "apollo", apiEndpoint: "http://169.254.169.254/latest" }
        })
        yield* refused("POST", "/api/data-providers", 409, "provider_name_taken", {
          body: { name: "APOLLO", type: "apollo" }
        })
        const once = { headers: { "idempotency-key": "refused" } }
        yield* call("POST", "/api/leads", { key, body: { email: "a@b.example" }, ...once })
        yield* refused("POST", "/api/leads", 422, "idempotency_key_reused", { body: { email: "b@b.example" }, ...once })
        yield* refused("POST", "/api/leads", 400, "invalid_request", {
          body: {},
          headers: { "idempotency-key": "a b" }
        })
        yield* refused("POST", "/api/leads/import", 400, "columns_refused", {
          body: "x\n",
          headers: { "content-type": "text/csv" }
        })
        yield* refused("POST", "/api/leads/import", 415, "unsupported_media_type", { body: {} })
        yield* refused("POST", "/api/do-not-call/import?list=own", 415, "list_not_csv", { body: {} })
        yield* refused("GET", "/api/nothing", 404, "not_found")
        yield* refused("DELETE", "/api/leads", 405, "method_not_allowed")
        yield* (yield* Readiness).leave
        yield* refused("GET", "/health/ready", 503, "not_ready")
      })
    )
  })
})
