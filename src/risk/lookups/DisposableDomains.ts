import { readFile, stat } from "node:fs/promises"
import { Clock, Config, ConfigError, Context, Effect, Layer, Option, Ref } from "effect"
import { getDomain } from "tldts"
import { isDisposable } from "../../leads/MailDomains.ts"
import { type DomainList, listOf } from "./DomainList.ts"

const variable = "CALLWISE_DISPOSABLE_DOMAINS_FILE"
const looksEveryMs = 5_000

interface Held {
  readonly list: DomainList
  readonly changedAt: number
  readonly lookedAt: number
}

/** The list that comes with the service, and the operator's own, which is read again whenever its file changes. */
export class DisposableDomains extends Context.Tag("callwise/risk/DisposableDomains")<
  DisposableDomains,
  { readonly has: (domain: string) => Effect.Effect<boolean> }
>() {
  static readonly layer = Layer.effect(
    DisposableDomains,
    Effect.gen(function* () {
      const path = yield* Config.option(Config.nonEmptyString(variable))
      if (Option.isNone(path)) return DisposableDomains.of({ has: domain => Effect.succeed(isDisposable(domain)) })

      const changeOf = Effect.tryPromise(() => stat(path.value)).pipe(Effect.map(({ mtimeMs }) => mtimeMs))
      const read = Effect.gen(function* () {
        const changedAt = yield* changeOf
        const list = listOf(yield* Effect.tryPromise(() => readFile(path.value, "utf8")))
        return { list, changedAt, lookedAt: yield* Clock.currentTimeMillis }
      })
      const first = yield* Effect.mapError(read, () =>
        ConfigError.InvalidData(
          [variable],
          "names a file that cannot be read: give the path of a list, a domain a line"
        )
      )
      const held = yield* Ref.make<Held>(first)

      const refreshed = Effect.gen(function* () {
        const current = yield* Ref.get(held)
        const now = yield* Clock.currentTimeMillis
        if (now - current.lookedAt < looksEveryMs) return current
        yield* Ref.set(held, { ...current, lookedAt: now })
        const changedAt = yield* changeOf
        const next = changedAt === current.changedAt ? { ...current, lookedAt: now } : yield* read
        yield* Ref.set(held, next)
        return next
      }).pipe(
        Effect.tapError(() => Effect.logWarning(`${variable} cannot be read: its last good list holds`)),
        Effect.orElse(() => Ref.get(held))
      )

      const has = Effect.fn("DisposableDomains.has")(function* (domain: string) {
        const { list } = yield* refreshed
        return list.get(domain) ?? list.get(getDomain(domain) ?? domain) ?? isDisposable(domain)
      })
      return DisposableDomains.of({ has })
    })
  )
}
