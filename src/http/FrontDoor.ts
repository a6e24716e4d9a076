import { Context } from "effect"
import { Hono, type Context as HonoContext } from "hono"
import { cors } from "hono/cors"
import { secureHeaders } from "hono/secure-headers"
import { BodyTooLarge } from "./BodyTooLarge.ts"
import { compressing } from "./Compressing.ts"
import { acceptableIdempotencyKey, acceptableRequestId, CurrentInbound, type Inbound } from "./Inbound.ts"
import { type Fault, webProblem } from "./Problem.ts"
import { receive, receiveStream } from "./Receiving.ts"

export interface FrontDoorOptions {
  readonly handle: (request: Request, context: Context.Context<never>) => Promise<Response>
  /** Origins of other sites whose pages may call the API. */
  readonly corsOrigins: ReadonlyArray<string>
  readonly maxBodyBytes: number
  readonly maxImportBytes: number
  readonly pages: Hono
  /** What a problem's `type` leads to. */
  readonly problemPage: (code: string) => Response
}

interface Env {
  readonly Variables: { requestId: string }
}

const importPaths = new Set(["/api/leads/import", "/api/do-not-call/import"])
const bodyMethods = new Set(["POST", "PUT", "PATCH"])

const tooLarge = (limit: number): Fault => ({
  status: 413,
  code: "payload_too_large",
  detail: `The body is larger than ${limit} bytes.`
})

const wrongType: Fault = {
  status: 415,
  code: "unsupported_media_type",
  detail: "Send the body as application/json."
}

const badIdempotencyKey: Fault = {
  status: 400,
  code: "invalid_request",
  detail: "One part of the request does not fit.",
  errors: [{ parameter: "Idempotency-Key", message: "must be 1-255 visible ASCII characters" }]
}

const broken: Fault = {
  status: 500,
  code: "internal_error",
  detail: "Something went wrong on our side. Send the request id to the operator; trying again later may help."
}

/** Hono at the front: request id, headers, limits on what comes in; all else is the contract's. */
export const frontDoor = (options: FrontDoorOptions) => {
  const app = new Hono<Env>()
  const refuse = (c: HonoContext<Env>, fault: Fault) =>
    webProblem(fault, { url: c.req.url, requestId: c.get("requestId") })

  app.use(async (c, next) => {
    const given = c.req.header("x-request-id")
    c.set("requestId", given !== undefined && acceptableRequestId.test(given) ? given : Bun.randomUUIDv7())
    await next()
    c.res.headers.set("x-request-id", c.get("requestId"))
  })
  app.use(secureHeaders({ crossOriginResourcePolicy: "same-site" }))
  if (options.corsOrigins.length > 0)
    app.use(
      "/api/*",
      cors({
        origin: [...options.corsOrigins],
        exposeHeaders: ["etag", "link", "location", "ratelimit", "ratelimit-policy", "retry-after", "x-request-id"]
      })
    )
  app.use(compressing)

  app.route("/", options.pages)
  app.get("/problems/:code", c => options.problemPage(c.req.param("code")))
  app.all("*", async c => {
    const request = c.req.raw
    const isImport = request.method === "POST" && importPaths.has(new URL(request.url).pathname)
    const limit = isImport ? options.maxImportBytes : options.maxBodyBytes
    if (Number(request.headers.get("content-length") ?? 0) > limit) return refuse(c, tooLarge(limit))
    const hasBody = request.body !== null || request.headers.has("content-type")
    if (bodyMethods.has(request.method) && hasBody && !isImport) {
      const type = request.headers.get("content-type") ?? ""
      if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(type)) return refuse(c, wrongType)
    }
    const key = request.method === "POST" ? request.headers.get("idempotency-key") : null
    if (key !== null && !acceptableIdempotencyKey.test(key)) return refuse(c, badIdempotencyKey)

    const received = await (isImport ? receiveStream(request, limit, key) : receive(request, limit, key))
    try {
      const inbound: Inbound = { requestId: c.get("requestId"), url: request.url, idempotency: received.idempotency }
      return await options.handle(received.request, Context.make(CurrentInbound, inbound))
    } finally {
      await received.forget()
    }
  })

  app.onError((error, c) => refuse(c, error instanceof BodyTooLarge ? tooLarge(error.limitBytes) : broken))
  return app
}
