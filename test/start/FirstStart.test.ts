import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { ask, readyService } from "../support/ServiceProcess.ts"
import { ownData, startingTimeout } from "./OwnData.ts"

const sh = (line: string) =>
  Effect.promise(async () => {
    const shell = Bun.spawn(["sh"], { stdin: new Blob([line]), stdout: "pipe", stderr: "pipe" })
    const text = await new Response(shell.stdout).text()
    assert.strictEqual(await shell.exited, 0, line)
    return JSON.parse(text)
  })

it.scopedLive(
  "a first start gives a key, and lines that make a lead, enrich it and show its profile when pasted",
  () =>
    Effect.gen(function* () {
      const { env } = yield* ownData
      const { url, key, text } = yield* readyService(env)
      assert.match(key ?? "", /^cw_/)
      assert.match(text, /^ {2}Providers {7}SANDBOX at .* fictitious/m)
      for (const page of ["/docs", "/openapi.json", "/health/ready", "/metrics"]) {
        assert.include(text, `${url}${page}`)
        assert.strictEqual((yield* ask(url, null, "GET", page)).status, 200, page)
      }

      const lines = text.split("\n").filter(line => line.startsWith("curl "))
      assert.strictEqual(lines.length, 3)
      const [lead, enriched, profile] = yield* Effect.forEach(lines, sh)
      assert.strictEqual(lead.leadId, "first-lead")
      assert.include(["complete", "partial"], enriched.status)
      assert.isAbove(enriched.totalCost, 0)
      assert.isNotEmpty(profile.dataSources)
      assert.deepStrictEqual(profile, enriched.profile)
    }),
  startingTimeout
)
