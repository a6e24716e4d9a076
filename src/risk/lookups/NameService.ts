import type { MxRecord } from "node:dns"
import { Resolver } from "node:dns/promises"
import { Context, Effect, Layer, Predicate } from "effect"

/** `no_such_name`, `no_record`: the name service says so. `no_answer`: it says nothing that can be relied on. */
export type NoRecord = "no_such_name" | "no_record" | "no_answer"

const reasons: Readonly<Record<string, NoRecord>> = { ENOTFOUND: "no_such_name", ENODATA: "no_record" }

const reasonOf = (error: unknown): NoRecord =>
  Predicate.hasProperty(error, "code") ? (reasons[String(error.code)] ?? "no_answer") : "no_answer"

const longestAnswerMs = 5_000

export class NameService extends Context.Tag("callwise/risk/NameService")<
  NameService,
  {
    readonly mailExchanges: (domain: string) => Effect.Effect<ReadonlyArray<MxRecord>, NoRecord>
    readonly addresses: (domain: string) => Effect.Effect<ReadonlyArray<string>, NoRecord>
    /** Whether a name that cannot be missing is found. */
    readonly isUp: Effect.Effect<boolean>
  }
>() {
  static readonly layer = Layer.sync(NameService, () => {
    const resolver = new Resolver({ timeout: longestAnswerMs, tries: 1 })
    const ask = <A>(question: () => Promise<ReadonlyArray<A>>) => Effect.tryPromise({ try: question, catch: reasonOf })
    return NameService.of({
      mailExchanges: domain => ask(() => resolver.resolveMx(domain)),
      addresses: domain =>
        Effect.catchAll(
          ask(() => resolver.resolve4(domain)),
          () => ask(() => resolver.resolve6(domain))
        ),
      isUp: Effect.match(
        ask(() => resolver.resolveNs("org")),
        { onFailure: () => false, onSuccess: servers => servers.length > 0 }
      )
    })
  })
}
