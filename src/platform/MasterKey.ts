import { randomBytes } from "node:crypto"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Config, ConfigError, Context, Effect, Either, Layer, Option, Redacted } from "effect"
import { DataDir } from "./DataDir.ts"

const bytesLong = 32

const parse = (text: string) => {
  const key = Buffer.from(text.trim(), "base64")
  return key.length === bytesLong
    ? Either.right(Redacted.make(key))
    : Either.left(
        ConfigError.InvalidData(
          ["CALLWISE_MASTER_KEY"],
          `must be ${bytesLong} bytes in base64 (make one with: openssl rand -base64 ${bytesLong})`
        )
      )
}

const kept = Effect.gen(function* () {
  const folder = yield* DataDir
  const file = join(folder, "master.key")
  yield* Effect.promise(() => mkdir(folder, { recursive: true }))
  yield* Effect.tryPromise(() =>
    writeFile(file, `${randomBytes(bytesLong).toString("base64")}\n`, { mode: 0o600, flag: "wx" })
  ).pipe(Effect.ignore)
  return yield* parse(yield* Effect.promise(() => readFile(file, "utf8")))
})

/** The key under which secrets and cached answers are encrypted: given by the operator, or made on the first start. */
export class MasterKey extends Context.Tag("callwise/platform/MasterKey")<MasterKey, Redacted.Redacted<Buffer>>() {
  static readonly layer = Layer.effect(
    MasterKey,
    Effect.gen(function* () {
      const given = yield* Config.option(Config.redacted("CALLWISE_MASTER_KEY"))
      return Option.isSome(given) ? yield* parse(Redacted.value(given.value)) : yield* kept
    })
  )
}
