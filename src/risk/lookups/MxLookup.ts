import { domainToASCII } from "node:url"
import { Cache, Config, Context, Duration, Effect, Exit, Fiber, Layer } from "effect"
import { wholeNumber } from "../../platform/NumberSetting.ts"
import { type MailRoute, mailRouteOf } from "./MailRoute.ts"
import { NameService } from "./NameService.ts"

const Settings = Config.all({
  patienceMs: wholeNumber("CALLWISE_MX_TIMEOUT_MS", { from: 0, to: 10_000, otherwise: 250 }),
  minutesKept: wholeNumber("CALLWISE_MX_CACHE_MINUTES", { from: 1, to: 10_080, otherwise: 60 }),
  size: wholeNumber("CALLWISE_MX_CACHE_SIZE", { from: 1, to: 1_000_000, otherwise: 20_000 })
})

/** What could not be told is asked again soon. */
const unknownKept = Duration.seconds(30)

/** Whether a domain takes mail. Who waits no longer gets `unknown`, and the answer still comes for the next. */
export class MxLookup extends Context.Tag("callwise/risk/MxLookup")<
  MxLookup,
  { readonly routeOf: (domain: string) => Effect.Effect<MailRoute> }
>() {
  static readonly layerNoDeps = Layer.scoped(
    MxLookup,
    Effect.gen(function* () {
      const { minutesKept, patienceMs, size } = yield* Settings
      const names = yield* NameService
      const scope = yield* Effect.scope
      const known = yield* Cache.makeWith({
        capacity: size,
        lookup: (domain: string) => mailRouteOf(names, domain),
        timeToLive: exit =>
          Exit.isSuccess(exit) && exit.value !== "unknown" ? Duration.minutes(minutesKept) : unknownKept
      })

      const routeOf = Effect.fn("MxLookup.routeOf")(function* (domain: string) {
        const name = domainToASCII(domain)
        if (!name.includes(".")) return "unknown"
        const asked = yield* Effect.forkIn(known.get(name), scope)
        return yield* Effect.timeoutTo(Fiber.join(asked), {
          duration: patienceMs,
          onSuccess: (route: MailRoute) => route,
          onTimeout: (): MailRoute => "unknown"
        })
      })

      return MxLookup.of({ routeOf })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(NameService.layer))
}
