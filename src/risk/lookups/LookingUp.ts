import { Context, Effect, Layer } from "effect"
import { domainOf } from "../../leads/Email.ts"
import type { Lead } from "../../leads/Lead.ts"
import type { LookUps } from "../checks/Check.ts"
import { DisposableDomains } from "./DisposableDomains.ts"
import { MxLookup } from "./MxLookup.ts"

const make = Effect.gen(function* () {
  const disposable = yield* DisposableDomains
  const routes = yield* MxLookup

  const about = Effect.fn("LookingUp.about")(function* ({ email }: Lead) {
    if (email === undefined) return {}
    const domain = domainOf(email)
    const [route, disposableMail] = yield* Effect.all([routes.routeOf(domain), disposable.has(domain)], {
      concurrency: "unbounded"
    })
    return { mailDomain: route === "unknown" ? undefined : route, disposableMail }
  })

  return { about }
})

/** What has to be asked elsewhere before a lead can be judged. */
export class LookingUp extends Context.Tag("callwise/risk/LookingUp")<
  LookingUp,
  { readonly about: (lead: Lead) => Effect.Effect<LookUps> }
>() {
  static readonly layer = Layer.effect(LookingUp, make).pipe(Layer.provide([DisposableDomains.layer, MxLookup.layer]))
}
