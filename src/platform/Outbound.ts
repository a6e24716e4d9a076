import { lookup } from "node:dns/promises"
import { Context, Effect, Layer } from "effect"
import { guardedFetch, type Resolve } from "./GuardedFetch.ts"
import { onWhenSet } from "./OnOff.ts"

const byName: Resolve = async hostname => {
  const found = await lookup(hostname, { all: true, order: "ipv4first" })
  return found.map(({ address }) => address)
}

/** Calls to URLs that others chose: to public addresses alone, and never on along a redirect. */
export class Outbound extends Context.Tag("callwise/platform/Outbound")<Outbound, ReturnType<typeof guardedFetch>>() {
  static readonly layer = Layer.effect(
    Outbound,
    Effect.map(onWhenSet("CALLWISE_ALLOW_PRIVATE_URLS"), allowsPrivate =>
      guardedFetch({ allowsPrivate, resolve: byName, send: fetch })
    )
  )
}
