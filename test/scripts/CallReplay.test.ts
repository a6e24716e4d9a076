import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import { SampleCall } from "../../scripts/samples/SampleCall.ts"
import { Server } from "../../src/http/Server.ts"
import { LeadInput } from "../../src/leads/LeadInput.ts"
import { SandboxApp } from "../support/SandboxApp.ts"
import { issueKey } from "../support/TestApp.ts"

const root = join(import.meta.dirname, "../..")
const folder = join(root, "scripts/samples/calls")
const files = readdirSync(folder)

describe("the sample calls", () => {
  it("are six, of fictitious people, and differ in what they are about", () => {
    const samples = files.map(file =>
      Schema.decodeUnknownSync(SampleCall)(JSON.parse(readFileSync(join(folder, file), "utf8")))
    )
    assert.strictEqual(samples.length, 6)
    assert.strictEqual(new Set(samples.map(({ line }) => line)).size, 5)
    for (const { id, lead, lines } of samples) {
      const { phone, email } = Schema.decodeUnknownSync(LeadInput)(lead)
      assert.match(phone ?? "", /^\+1\d{3}55501\d\d$/, id)
      assert.match(email ?? "", /@(example\.com|\w+\.example)$/, id)
      assert.isAtLeast(lines.length, 12, id)
    }
  })
})

const App = Layer.provideMerge(
  Server.layer,
  SandboxApp({ PORT: "0", CALLWISE_RATE_LIMIT_PER_MINUTE: "100000", CALLWISE_SUGGESTION_HOLDOUT_PERCENT: "0" })
)

const run = (...args: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const child = Bun.spawn([process.execPath, "scripts/call-replay.ts", ...args], {
      cwd: root,
      stdout: "pipe",
      stderr: "pipe",
      env: { ...process.env, CALLWISE_ADMIN_KEY: "" }
    })
    const [out, err, code] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited
    ])
    return { out, err, code }
  })

layer(App, { excludeTestServices: true })("bun run call:replay", it => {
  it.effect("plays a call and shows what the agent would have seen, with the receipt at its end", () =>
    Effect.gen(function* () {
      const { url } = yield* Server
      const key = yield* issueKey("admin")
      const { code, err, out } = yield* run(
        join(folder, "do-not-call.json"),
        "--url",
        url,
        "--key",
        key,
        "--speed",
        "200"
      )
      assert.strictEqual(code, 0, err)
      assert.include(out, "Lead asks not to be called again")
      assert.include(out, "Receipt, under the law of ")
      assert.match(out, /satisfied +DIS-RECORDING/)
    })
  )

  it.effect(
    "tells how the person feels and what the law wants, and goes on behind the last message when it is cut",
    () =>
      Effect.gen(function* () {
        const { url } = yield* Server
        const key = yield* issueKey("admin")
        const resumed: Array<number> = []
        const cutting = yield* Effect.acquireRelease(
          Effect.sync(() =>
            Bun.serve({
              port: 0,
              hostname: "127.0.0.1",
              idleTimeout: 60,
              fetch: async request => {
                const { pathname, search } = new URL(request.url)
                const answer = await fetch(`${url}${pathname}${search}`, {
                  method: request.method,
                  headers: request.headers,
                  ...(request.method === "GET" ? {} : { body: await request.text() })
                })
                const { status } = answer
                const plain = { status, headers: { "content-type": answer.headers.get("content-type") ?? "" } }
                if (!pathname.endsWith("/stream")) return new Response(await answer.text(), plain)
                resumed.push(Number(request.headers.get("last-event-id")))
                const reader = answer.body?.getReader()
                if (reader === undefined) return new Response(null, plain)
                const isCut = resumed.length <= 2
                let left = 4
                return new Response(
                  new ReadableStream({
                    pull: async controller => {
                      const { done, value } = await reader.read()
                      if (value !== undefined) controller.enqueue(value)
                      left -= 1
                      if (!done && !(isCut && left === 0)) return
                      controller.close()
                      await reader.cancel()
                    }
                  }),
                  plain
                )
              }
            })
          ),
          server => Effect.promise(() => server.stop(true))
        )
        const proxied = `http://127.0.0.1:${cutting.port}`
        const { code, err, out } = yield* run(
          join(folder, "home-claim.json"),
          "--url",
          proxied,
          "--key",
          key,
          "--speed",
          "50"
        )
        assert.strictEqual(code, 0, err)
        assert.match(out, / s {2}mood +(positive|negative) \(-?0\.\d\d\)/)
        assert.match(out, / s {2}(due|violated|satisfied) +Say/)
        assert.isAbove(out.split("taken up again behind message").length, 2)
        const [first, second = 0, third = 0] = resumed
        assert.deepStrictEqual([first, second > 0, third >= second], [0, true, true])
        const titles = out.split("\n").filter(line => / s {2}(?:urgent|high|medium|low) /.test(line))
        assert.isAbove(titles.length, 0)
        assert.strictEqual(new Set(titles).size, titles.length)
      }).pipe(Effect.scoped)
  )

  it.effect("says what is wrong with how it is used, and what the service refused", () =>
    Effect.gen(function* () {
      const { url } = yield* Server
      const sample = join(folder, "medicare.json")
      assert.strictEqual((yield* run("--help")).code, 0)
      assert.strictEqual((yield* run()).code, 2)
      assert.strictEqual((yield* run(sample, "--key", "x", "--speed", "0")).code, 2)
      assert.include((yield* run("no-such-file.json", "--key", "x")).err, "cannot be read")
      const refused = yield* run(sample, "--url", url, "--key", "cw_wrong")
      assert.deepStrictEqual([refused.code, /401/.test(refused.err)], [1, true])
      const nobody = yield* run(sample, "--url", "http://127.0.0.1:1", "--key", "x")
      assert.deepStrictEqual([nobody.code, /does not answer/.test(nobody.err)], [1, true])
    })
  )
})
