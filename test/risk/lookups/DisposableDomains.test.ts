import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, TestClock } from "effect"
import { DisposableDomains } from "../../../src/risk/lookups/DisposableDomains.ts"

const withFile = (path: string) =>
  DisposableDomains.layer.pipe(
    Layer.provide(
      Layer.setConfigProvider(ConfigProvider.fromMap(new Map([["CALLWISE_DISPOSABLE_DOMAINS_FILE", path]])))
    )
  )

describe("the list of throw-away domains", () => {
  it.effect("adds the operator's file to the one that comes with the service, and follows it", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(tmpdir(), "callwise-"))
      const path = join(folder, "domains.txt")
      yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true })))
      writeFileSync(path, "# ours\nOne.example\n!mailinator.com # a customer's\n")
      yield* Effect.gen(function* () {
        const { has } = yield* DisposableDomains
        assert.isTrue(yield* has("one.example"))
        assert.isTrue(yield* has("sub.guerrillamail.com"))
        assert.isFalse(yield* has("mailinator.com"))
        assert.isFalse(yield* has("two.example"))
        writeFileSync(path, "two.example")
        utimesSync(path, 1, 1)
        assert.isFalse(yield* has("two.example"))
        yield* TestClock.adjust("5 seconds")
        assert.isTrue(yield* has("two.example"))
        assert.isFalse(yield* has("one.example"))
        assert.isTrue(yield* has("mailinator.com"))
        rmSync(path)
        yield* TestClock.adjust("5 seconds")
        assert.isTrue(yield* has("two.example"))
      }).pipe(Effect.provide(withFile(path)))
    }).pipe(Effect.scoped)
  )

  it.effect("does not start with a file that cannot be read", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Effect.provide(DisposableDomains, withFile("/nowhere/list.txt")))
      assert.include(String(error), "CALLWISE_DISPOSABLE_DOMAINS_FILE")
    })
  )
})
