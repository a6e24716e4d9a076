import { SqlClient } from "@effect/sql"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { type Call, call, issueKey, TestApp } from "../support/TestApp.ts"

interface Item {
  readonly value: string | number
  readonly parameters: Readonly<Record<string, string | number>>
}

const bareItem = /^(?:"((?:[^"\\]|\\["\\])*)"|(-?\d{1,15}))/
const parameter = /^;[ ]*([a-z*][a-z0-9_.*-]*)=/

/** A List of RFC 9651 whose items are strings and integers: all that the RateLimit fields are made of. */
const listOf = (field: string): ReadonlyArray<Item> => {
  let rest = field
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest)
    if (found === null) return undefined
    rest = rest.slice(found[0].length)
    return found
  }
  const bare = () => {
    const found = take(bareItem)
    if (found === undefined) throw new Error(`no item at: ${rest}`)
    return found[1]?.replaceAll(/\\(.)/g, "$1") ?? Number(found[2])
  }
  const items: Array<Item> = []
  do {
    const value = bare()
    const parameters: Record<string, string | number> = {}
    for (let found = take(parameter); found !== undefined; found = take(parameter)) parameters[found[1] ?? ""] = bare()
    items.push({ value, parameters })
  } while (take(/^[ \t]*,[ \t]*/) !== undefined)
  if (rest !== "") throw new Error(`left over: ${rest}`)
  return items
}

const nextOf = (headers: Headers): string | null =>
  /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1] ?? null

layer(TestApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "200", CALLWISE_CORS_ORIGINS: "https://crm.example" }), {
  excludeTestServices: true
})("the conventions of the API", it => {
  it.effect("lead through every list page by page along the Link header, with the filters kept", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      for (const at of [1, 2, 3, 4, 5]) {
        yield* call("PUT", `/api/leads/page-${at}`, { key, body: { email: "a@b.example", source: `s & ${at % 2}` } })
        yield* call("POST", "/api/keys", { key, body: { name: `key ${at}`, scopes: ["offers"] } })
        yield* call("POST", "/api/data-providers", { key, body: { name: `P ${at}`, type: "apollo", isEnabled: false } })
        yield* call("POST", "/api/enrichment-batches", { key, body: { leadIds: ["page-1"], maxCost: 0 } })
        const arms = ["A", "B"].map(arm => ({ key: arm, weight: 1 }))
        const experiment = { key: `e-${at}`, name: "Pages", unit: "lead", metric: "acceptance", arms }
        yield* call("POST", "/api/experiments", { key, body: experiment })
      }
      const idOf = (item: Record<string, string>) =>
        item.leadId ?? item.keyId ?? item.id ?? item.batchId ?? item.experimentId ?? ""
      for (const list of [
        "leads",
        "keys",
        "data-providers",
        "enrichment-batches",
        "experiments",
        "leads?source=s%20%26%201&minScore=0"
      ]) {
        const whole = yield* call("GET", `/api/${list}`, { key })
        assert.isNull(whole.json.nextCursor)
        assert.isNull(whole.headers.get("link"))
        const seen: Array<string> = []
        let at: string | null = `/api/${list}${list.includes("?") ? "&" : "?"}limit=2`
        while (at !== null) {
          const page: Effect.Effect.Success<ReturnType<typeof call>> = yield* call("GET", at, { key })
          assert.strictEqual(page.status, 200, at)
          assert.isAtMost(page.json.items.length, 2)
          seen.push(...page.json.items.map(idOf))
          at = nextOf(page.headers)
          assert.strictEqual(
            at === null ? null : new URL(at, "http://a").searchParams.get("cursor"),
            page.json.nextCursor
          )
        }
        assert.deepStrictEqual(seen, whole.json.items.map(idOf), list)
        assert.isAbove(seen.length, 2, list)
      }
    })
  )

  it.effect("say what is left of the allowance in fields that are structured", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:read")
      const left: Array<number> = []
      for (const path of ["/api/leads", "/api/leads/nobody", "/api/keys", "/api/leads?limit=0"]) {
        const { headers } = yield* call("GET", path, { key })
        const [policy] = listOf(headers.get("ratelimit-policy") ?? "")
        assert.deepStrictEqual(policy, { value: "default", parameters: { q: 200, w: 60 } })
        const [limit] = listOf(headers.get("ratelimit") ?? "")
        assert.strictEqual(limit?.value, "default")
        assert.isTrue(Number(limit?.parameters.t) >= 0 && Number(limit?.parameters.t) <= 60)
        left.push(Number(limit?.parameters.r))
      }
      assert.deepStrictEqual(left, [199, 198, 197, 196])
    })
  )

  it.effect("count a body that does not declare its length", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("leads:write")
      const chunked = (bytes: number): Call => ({
        key,
        headers: { "content-type": "application/json" },
        stream: new Blob([`{"email":"a@b.example","firstName":"${"x".repeat(bytes)}"}`]).stream()
      })
      assert.strictEqual((yield* call("POST", "/api/leads", chunked(10))).status, 201)
      const large = yield* call("POST", "/api/leads", chunked(1_048_577))
      assert.deepInclude(large.json, { status: 413, code: "payload_too_large" })
      const once = yield* call("POST", "/api/leads", {
        ...chunked(1_048_577),
        headers: { "content-type": "application/json", "idempotency-key": "large" }
      })
      assert.strictEqual(once.status, 413)
    })
  )

  it.effect("open the API to the pages of the origins configured, and to no others", () =>
    Effect.gen(function* () {
      const preflight = (origin: string) =>
        call("OPTIONS", "/api/leads", {
          headers: {
            origin,
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization"
          }
        })
      const friend = yield* preflight("https://crm.example")
      assert.strictEqual(friend.headers.get("access-control-allow-origin"), "https://crm.example")
      assert.include(friend.headers.get("access-control-allow-methods") ?? "", "POST")
      const stranger = yield* preflight("https://evil.example")
      assert.isNull(stranger.headers.get("access-control-allow-origin"))
      const answer = yield* call("GET", "/api/leads", { headers: { origin: "https://crm.example" } })
      assert.include(answer.headers.get("access-control-expose-headers") ?? "", "retry-after")
      assert.strictEqual(answer.headers.get("x-content-type-options"), "nosniff")
    })
  )

  it.effect("keep a failure of ours to themselves", () =>
    Effect.gen(function* () {
      const key = yield* issueKey("admin")
      const sql = yield* SqlClient.SqlClient
      yield* sql`alter table leads rename column email to electronic_mail`
      const { status, json, text, headers } = yield* call("POST", "/api/leads", {
        key,
        body: { email: "ana@secret.example" }
      })
      yield* sql`alter table leads rename column electronic_mail to email`
      assert.strictEqual(status, 500)
      assert.deepInclude(json, { code: "internal_error", requestId: headers.get("x-request-id") })
      assert.notMatch(text, /secret|column|electronic|sql|\.ts|\bat /i)
    })
  )
})
