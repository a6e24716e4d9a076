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
