import { type Exit, Option, Tracer } from "effect"
import { exported } from "./SpanAttributes.ts"

/** What is measured of a span that talks to others; nobody reads the rest. */
const read = new Set(["db.query.text", "http.request.method", "http.response.status_code", "server.address"])

const hex = (bytes: number): string => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("hex")

/** A span that is sent to nobody: it has an id for those who log within it, made when first asked for. */
class WatchedSpan implements Tracer.Span {
  readonly _tag = "Span"
  readonly sampled = true
  readonly attributes = new Map<string, unknown>()
  readonly links: Array<Tracer.SpanLink> = []
  status: Tracer.SpanStatus
  #spanId: string | undefined
  #traceId: string | undefined

  constructor(
    readonly name: string,
    readonly parent: Option.Option<Tracer.AnySpan>,
    readonly context: Tracer.Span["context"],
    startTime: bigint,
    readonly kind: Tracer.SpanKind,
    private readonly onEnd: (span: Tracer.Span, durationSeconds: number) => void
  ) {
    this.status = { _tag: "Started", startTime }
  }

  get spanId(): string {
    this.#spanId ??= hex(8)
    return this.#spanId
  }

  get traceId(): string {
    this.#traceId ??= Option.isSome(this.parent) ? this.parent.value.traceId : hex(16)
    return this.#traceId
  }

  attribute(key: string, value: unknown) {
    if (this.kind !== "client" || !read.has(key)) return
    for (const [name, kept] of exported(key, value)) this.attributes.set(name, kept)
  }

  event() {}

  addLinks() {}

  end(endTime: bigint, exit: Exit.Exit<unknown, unknown>) {
    const { startTime } = this.status
    this.status = { _tag: "Ended", startTime, endTime, exit }
    this.onEnd(this, Number(endTime - startTime) / 1e9)
  }
}

/** Where spans are sent nowhere: they are measured as they end, and hold no more than that takes. */
export const watchingTracer = (onEnd: (span: Tracer.Span, durationSeconds: number) => void): Tracer.Tracer =>
  Tracer.make({
    span: (name, parent, context, _links, startTime, kind) =>
      new WatchedSpan(name, parent, context, startTime, kind, onEnd),
    context: run => run()
  })
