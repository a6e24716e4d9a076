import { Effect } from "effect"

export interface Received {
  readonly id: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

type Answer = (received: Received, all: ReadonlyArray<Received>) => Response | Promise<Response>

/** An HTTP server of somebody who is told. */
export const receiver = (answer: Answer = () => new Response("ok")) =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => {
        const all: Array<Received> = []
        const server = Bun.serve({
          port: 0,
          hostname: "127.0.0.1",
          fetch: async request => {
            const body = await request.text()
            const headers = Object.fromEntries(request.headers.entries())
            const { type, data } = JSON.parse(body)
            const received = { id: headers["webhook-id"] ?? "", body, headers, type, data }
            all.push(received)
            return answer(received, all)
          }
        })
        return { all, server }
      }),
      ({ server }) => Effect.promise(() => server.stop(true))
    ),
    ({ all, server }) => ({ all, url: `http://127.0.0.1:${server.port}/hook` })
  )
