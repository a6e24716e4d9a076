import { Context, Effect, Layer } from "effect"

/** Makes the service's own ids, UUIDv7: they sort by the time they were made. */
export class Ids extends Context.Tag("callwise/platform/Ids")<Ids, { readonly next: Effect.Effect<string> }>() {
  static readonly layer = Layer.succeed(Ids, { next: Effect.sync(() => Bun.randomUUIDv7()) })
}
