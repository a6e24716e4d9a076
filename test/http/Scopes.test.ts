import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { contractOf } from "../../scripts/fuzz/Contract.ts"
import { Scope } from "../../src/keys/ApiKey.ts"
import { call, issueKey, TestApp } from "../support/TestApp.ts"

/** The scope of every call, as it is agreed; the first that fits. */
const agreed: ReadonlyArray<readonly [call: RegExp, scope: Scope]> = [
  [/^\w+ \/api\/(keys|webhooks|webhook-deliveries)/, "admin"],
  [/^POST \/api\/alerts/, "admin"],
  [/^GET \/api\/(alerts|alert-rules)/, "analytics"],
  [/^(POST|DELETE) \/api\/trusted-patterns/, "admin"],
  [/^PUT \/api\/agents/, "admin"],
  [/^\w+ \/api\/do-not-call\//, "admin"],
  [/^\w+ \/api\/data-providers/, "providers:admin"],
  [/^\w+ \/api\/(experiments|personalization)/, "analytics"],
  [/^\w+ \/api\/(offers|decisions)\//, "offers"],
  [/^GET \/api\/leads\/[^/]+\/personalized-offers$/, "offers"],
  [/^POST \/api\/leads\/[^/]+\/enrich$/, "enrich"],
  [/^\w+ \/api\/enrichment-batches/, "enrich"],
  [/^\w+ \/api\/(risk-reviews|risk-validations|trusted-patterns|do-not-call|agents)/, "risk"],
  [/^\w+ \/api\/leads\/[^/]+\/(validate|risk-validation|call-permission)$/, "risk"],
  [/^\w+ \/api\/privacy\//, "privacy:admin"],
  [/^GET \/api\/leads\/[^/]+\/(audit|export)$/, "privacy:admin"],
  [/^DELETE \/api\/leads\/[^/]+$/, "privacy:admin"],
  [/^\w+ \/api\/(calls|integrations|suggestions)/, "coaching"],
  [/^GET \/api\/leads\/[^/]+\/coaching-suggestions$/, "coaching"],
  [/^GET \/api\/leads|^POST \/api\/leads\/search$/, "leads:read"],
  [/^(POST|PUT|PATCH) \/api\/leads/, "leads:write"]
]

const uuid = "01920000-0000-7000-8000-000000000000"

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000" }), { excludeTestServices: true })("scopes", it => {
  it.effect("open each call to the one that it needs and to admin, and to no other and nobody", () =>
    Effect.gen(function* () {
      const keys = yield* Effect.all(Scope.literals.map(scope => Effect.map(issueKey(scope), key => ({ scope, key }))))
      const { calls } = contractOf((yield* call("GET", "/openapi.json")).json)
      for (const { method, path, requestBody, security } of calls) {
        const name = `${method} ${path}`
        const at = path.replaceAll("{leadId}", "nobody").replaceAll(/\{\w+\}/g, uuid)
        const [type = "application/json"] = Object.keys(requestBody?.content ?? {})
        const send = (key?: string) =>
          call(method, at, {
            ...(key === undefined ? {} : { key }),
            ...(requestBody === undefined ? {} : { body: {}, headers: { "content-type": type } })
          })
        if (security.length === 0) {
          assert.notInclude([401, 403], (yield* send()).status, name)
          continue
        }
        const needed = agreed.find(([pattern]) => pattern.test(name))?.[1]
        assert.isDefined(needed, name)
        assert.strictEqual((yield* send()).status, 401, name)
        for (const { scope, key } of keys) {
          const { json, status, text } = yield* send(key)
          const what = `${name} with ${scope}: ${text}`
          if (scope === needed || scope === "admin") assert.notInclude([401, 403], status, what)
          else assert.deepInclude(json, { status: 403, code: "scope_missing", scope: needed }, what)
        }
      }
    })
  )
})
