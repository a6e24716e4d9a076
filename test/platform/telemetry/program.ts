import {
  FetchHttpClient,
  HttpApp,
  HttpClient,
  HttpClientRequest,
  HttpRouter,
  HttpServerResponse
} from "@effect/platform"
import { BunRuntime } from "@effect/platform-bun"
import { Config, Data, Effect, Layer, Metric, Schema } from "effect"
import { Exposition } from "../../../src/platform/Exposition.ts"
import { Logging } from "../../../src/platform/Logging.ts"
import { Telemetry } from "../../../src/platform/Telemetry.ts"

const Person = Config.all({
  name: Config.string("PERSON_NAME"),
  email: Config.string("PERSON_EMAIL"),
  phone: Config.string("PERSON_PHONE")
})

class LeadBroken extends Schema.TaggedError<LeadBroken>()("LeadBroken", { leadId: Schema.String }) {}
class Wrapped extends Data.TaggedError("Wrapped")<{ readonly message: string; readonly cause: unknown }> {}

/** A small service that does everything wrong that can be done with a person's data: what it tells must not show it. */
const program = Effect.gen(function* () {
  const { name, email, phone } = yield* Person
  const told = { firstName: name, contact: { email, phone: [phone] } }
  const personal = new URLSearchParams({ name, email, phone })
  const headers = { "x-lead-name": name, "x-lead-email": email, "user-agent": name, "x-forwarded-for": phone }

  const router = HttpRouter.empty.pipe(
    HttpRouter.get(
      "/leads/:name",
      Effect.gen(function* () {
        yield* Effect.logInfo("lead read").pipe(Effect.annotateLogs({ ...told, requestId: "request-1" }))
        return HttpServerResponse.text(name, { headers })
      })
    ),
    HttpRouter.get("/broken", Effect.dieMessage(`no lead ${name} <${email}>`)),
    HttpRouter.get("/refused", HttpServerResponse.text(name, { status: 503 }))
  )
  const handle = HttpApp.toWebHandlerRuntime(yield* Effect.runtime())(router)
  const server = yield* Effect.acquireRelease(
    Effect.sync(() => Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: request => handle(request) })),
    server => Effect.promise(() => server.stop(true))
  )
  const call = (path: string) =>
    Effect.flatMap(HttpClient.HttpClient, client =>
      client.execute(HttpClientRequest.get(`${server.url}${path}?${personal}`, { headers }))
    ).pipe(Effect.scoped)

  const inner = Effect.fn("Inner.work")(function* () {
    yield* Effect.annotateCurrentSpan({ leadId: "lead-1", note: `call ${phone}`, email, lead: told, count: 3 })
    yield* Effect.logWarning(`calling ${phone}, writing to ${email}`, told)
    yield* call(`leads/${name}`)
    yield* call("broken")
    yield* call("refused")
    return yield* new LeadBroken({ leadId: email })
  })
  const outer = Effect.fn("Outer.work")(function* () {
    yield* inner().pipe(Effect.catchAllCause(cause => Effect.logError("work failed", cause)))
    yield* Effect.logError(`lead ${email}`, new Error(`${name} ${phone}`), told)
    yield* new Wrapped({ message: name, cause: new TypeError(`${email} ${name}`) }).pipe(
      Effect.withSpan("failing"),
      Effect.catchAllCause(cause => Effect.logError(cause))
    )
    yield* Effect.logDebug("not shown")
  })
  yield* outer()
  yield* Metric.increment(Metric.counter("callwise_test_total", { incremental: true }))
  const { text } = yield* Exposition
  process.stdout.write(yield* text)
}).pipe(Effect.scoped)

BunRuntime.runMain(Effect.provide(program, Layer.mergeAll(Telemetry, Logging, Exposition.layer, FetchHttpClient.layer)))
