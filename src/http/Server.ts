import { Config, Context, Data, Deferred, Duration, Effect, Layer } from "effect"
import { CallStreams } from "../calls/stream/CallStreams.ts"
import { wholeNumber } from "../platform/NumberSetting.ts"
import { Readiness } from "./Readiness.ts"
import { streamSockets } from "./StreamSockets.ts"
import { WebApp } from "./WebApp.ts"

const Settings = Config.all({
  port: wholeNumber("PORT", { from: 0, to: 65_535, otherwise: 3000 }),
  hostname: Config.nonEmptyString("HOST").pipe(Config.withDefault("127.0.0.1")),
  drain: Config.map(wholeNumber("CALLWISE_SHUTDOWN_SECONDS", { from: 1, to: 600, otherwise: 30 }), Duration.seconds)
})

class CannotListen extends Data.TaggedError("CannotListen")<{ readonly message: string }> {}

const idleTimeoutSeconds = 120

/** Listens, and when the service leaves: takes nothing new, finishes what is in flight, then closes. */
export class Server extends Context.Tag("callwise/http/Server")<Server, { readonly url: string }>() {
  static readonly layer = Layer.scoped(
    Server,
    Effect.gen(function* () {
      const { port, hostname, drain } = yield* Settings
      const { fetch } = yield* WebApp
      const readiness = yield* Readiness
      const streams = yield* CallStreams
      const sockets = streamSockets(fetch)
      let inFlight = 0
      let leaving = false
      const idle = yield* Deferred.make<void>()
      const settle = () => {
        inFlight -= 1
        if (leaving && inFlight === 0) Deferred.unsafeDone(idle, Effect.void)
      }
      const server = yield* Effect.acquireRelease(
        Effect.try(() =>
          Bun.serve({
            port,
            hostname,
            reusePort: false,
            idleTimeout: idleTimeoutSeconds,
            maxRequestBodySize: 65 * 1_048_576,
            websocket: sockets.handler,
            fetch: async (request, running) => {
              inFlight += 1
              try {
                const response = sockets.wants(request)
                  ? await sockets.open(request, data => running.upgrade(request, data))
                  : await fetch(request)
                if (response === undefined) return undefined
                if (leaving) response.headers.set("connection", "close")
                return response
              } finally {
                settle()
              }
            }
          })
        ).pipe(
          Effect.mapError(
            () =>
              new CannotListen({
                message: `cannot listen on ${hostname}:${port}: another program does, or this machine has no such address. Set PORT or HOST to another.`
              })
          )
        ),
        server =>
          Effect.gen(function* () {
            yield* readiness.leave
            leaving = true
            yield* streams.leave
            const stopped = server.stop(false)
            if (inFlight > 0) yield* Deferred.await(idle).pipe(Effect.timeoutOption(drain))
            yield* Effect.promise(() => Promise.race([stopped, Bun.sleep(200)]))
            yield* Effect.promise(() => server.stop(true))
          })
      )
      return { url: `http://${hostname}:${server.port}` }
    })
  )
}
