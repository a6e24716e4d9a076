import { assert, layer } from "@effect/vitest"
import { Effect, Runtime } from "effect"
import type { Attempt } from "../../scripts/fuzz/Attempts.ts"
import { contractOf } from "../../scripts/fuzz/Contract.ts"
import { prepared } from "../../scripts/fuzz/Known.ts"
import { tried } from "../../scripts/fuzz/Trial.ts"
import { WebApp } from "../../src/http/WebApp.ts"
import { SandboxApp } from "../support/SandboxApp.ts"
import { call, issueKey } from "../support/TestApp.ts"

const bodyless = new Set(["GET", "HEAD", "TRACE"])

/** What a web request can say of an attempt; what only bytes can say is the script's to send. */
const requestOf = ({ body, headers, isBrokenHttp, method, target }: Attempt): Request | undefined => {
  if (isBrokenHttp || !URL.canParse(`http://callwise.test${target}`)) return undefined
  try {
    return new Request(`http://callwise.test${target}`, {
      method,
      headers: headers.map(([name, value]) => [name, value] as [string, string]),
      ...(body === undefined || bodyless.has(method) ? {} : { body: new Uint8Array(body) })
    })
  } catch {
    return undefined
  }
}

layer(SandboxApp({ CALLWISE_RATE_LIMIT_PER_MINUTE: "1000000" }), { excludeTestServices: true })(
  "hostile and malformed requests",
  it => {
    it.effect("are each answered as the contract declares, with a problem that repeats and betrays nothing", () =>
      Effect.gen(function* () {
        const { fetch } = yield* WebApp
        const key = yield* issueKey("admin")
        const contract = contractOf((yield* call("GET", "/openapi.json")).json)
        const runtime = yield* Effect.runtime<WebApp>()
        const ask = async (method: string, path: string, body?: unknown) => {
          const answer = await Runtime.runPromise(runtime)(call(method, path, { key, body }))
          assert.isBelow(answer.status, 300, `${method} ${path} ${answer.text}`)
          return answer.json
        }
        const { offenders, statuses } = yield* Effect.promise(async () =>
          tried({
            contract,
            known: await prepared(ask),
            key,
            requests: 300,
            seed: 2026,
            atOnce: 4,
            send: async attempt => {
              const request = requestOf(attempt)
              if (request === undefined) return undefined
              const answer = await fetch(request)
              const type = answer.headers.get("content-type") ?? ""
              return { status: answer.status, type, text: await answer.text() }
            }
          })
        )
        assert.deepStrictEqual(
          offenders.map(({ attempt: { body, method, target }, flaws }) => ({
            flaws,
            request: `${method} ${target}`,
            body: Buffer.from(body ?? []).toString("utf8", 0, 500)
          })),
          []
        )
        assert.includeMembers([...statuses.keys()], ["200", "400", "401", "404", "405", "415", "422"])
      })
    )
  }
)
