import { createServer, type Socket } from "node:net"
import { FetchHttpClient } from "@effect/platform"
import { Effect, Redacted } from "effect"
import { makeAdapter } from "../../../src/providers/Adapters.ts"
import { type EnrichmentQuery, ProviderId, type ProviderType } from "../../../src/providers/Provider.ts"
import { type CustomMapping, ProviderConfig } from "../../../src/providers/ProviderConfig.ts"

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: string
}

type Handler = (seen: Seen, nth: number) => Response | Promise<Response>

/** A vendor of the test's own making, over real HTTP; it remembers what it was asked. */
export const vendor = (handler: Handler) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const seen: Array<Seen> = []
      const server = Bun.serve({
        port: 0,
        hostname: "127.0.0.1",
        async fetch(request) {
          const url = new URL(request.url)
          const one = {
            method: request.method,
            path: url.pathname,
            query: url.searchParams,
            headers: request.headers,
            body: await request.text()
          }
          seen.push(one)
          return handler(one, seen.length)
        }
      })
      return { seen, url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) }
    }),
    ({ stop }) => Effect.promise(stop)
  )

/** A server that writes these bytes to whatever it is sent, and hangs up. */
export const hangingUp = (bytes: string) =>
  Effect.acquireRelease(
    Effect.async<{ readonly url: string; readonly stop: () => void }>(resume => {
      const sockets = new Set<Socket>()
      const server = createServer(socket => {
        sockets.add(socket)
        socket.on("error", () => undefined)
        socket.on("data", () => {
          socket.write(bytes)
          setTimeout(() => socket.destroy(), 30)
        })
      })
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        const stop = () => {
          for (const socket of sockets) socket.destroy()
          server.close()
        }
        resume(Effect.succeed({ url: `http://127.0.0.1:${port}`, stop }))
      })
    }),
    ({ stop }) => Effect.sync(stop)
  )

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers }
  })

const config = (type: ProviderType, apiEndpoint: string, mapping?: CustomMapping) =>
  new ProviderConfig({
    id: ProviderId.make(`test-${type}`),
    name: `Test ${type}`,
    type,
    apiEndpoint,
    apiKey: Redacted.make(type === "zoominfo" || type === "dun_bradstreet" ? "client-1:s3cret" : "key-1"),
    isEnabled: true,
    priority: 1,
    costPerCall: 0.1,
    rateLimitPerMinute: 1000,
    dailyQuota: 1000,
    cacheTtlMinutes: 60,
    timeoutMs: 1000,
    version: 1,
    ...(mapping === undefined ? {} : { mapping })
  })

export const adapterFor = (type: ProviderType, apiEndpoint: string, mapping?: CustomMapping) =>
  makeAdapter(config(type, apiEndpoint, mapping)).pipe(Effect.provide(FetchHttpClient.layer))

type Adapter = Effect.Effect.Success<ReturnType<typeof adapterFor>>

export const lookUp = (adapter: Adapter, query: EnrichmentQuery) =>
  Effect.flatMap(adapter.lookUp([query]), answers => Effect.fromNullable(answers[0]))

export const failureOf = (adapter: Adapter, query: EnrichmentQuery) => Effect.flip(adapter.lookUp([query]))

/** The record of a look-up that must match. */
export const recordFor = (adapter: Adapter, query: EnrichmentQuery) =>
  Effect.flatMap(lookUp(adapter, query), answer =>
    answer._tag === "Matched" ? Effect.succeed(answer.record) : Effect.dieMessage(`no match: ${answer._tag}`)
  )
