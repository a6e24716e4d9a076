import { Exit, type Option, Tracer } from "effect"
import { bareCause, bareErrors } from "./BareCause.ts"
import { redactText } from "./Redaction.ts"
import { exported } from "./SpanAttributes.ts"

class ScrubbedSpan implements Tracer.Span {
  readonly _tag = "Span"
  readonly spanId: string
  readonly traceId: string
  readonly parent: Option.Option<Tracer.AnySpan>
  readonly context: Tracer.Span["context"]
  readonly sampled: boolean
  readonly kind: Tracer.SpanKind

  constructor(
    readonly name: string,
    private readonly inner: Tracer.Span,
    private readonly onEnd: (span: Tracer.Span, durationSeconds: number) => void
  ) {
    this.spanId = inner.spanId
    this.traceId = inner.traceId
    this.parent = inner.parent
    this.context = inner.context
    this.sampled = inner.sampled
    this.kind = inner.kind
  }

  get status() {
    return this.inner.status
  }
  get attributes() {
    return this.inner.attributes
  }
  get links() {
    return this.inner.links
  }

  attribute(key: string, value: unknown) {
    for (const [name, kept] of exported(key, value)) this.inner.attribute(name, kept)
  }

  event(name: string, startTime: bigint, attributes: Record<string, unknown> = {}) {
    const kept = Object.entries(attributes).flatMap(([key, value]) => exported(key, value))
    this.inner.event(redactText(name), startTime, Object.fromEntries(kept))
  }

  addLinks(links: ReadonlyArray<Tracer.SpanLink>) {
    this.inner.addLinks(links)
  }

  end(endTime: bigint, exit: Exit.Exit<unknown, unknown>) {
    const { startTime } = this.inner.status
    if (Exit.isSuccess(exit)) this.inner.end(endTime, Exit.void)
    else {
      const [error] = bareErrors(exit.cause)
      if (error !== undefined) this.inner.attribute("error.type", error.type)
      this.inner.end(endTime, Exit.failCause(bareCause(exit.cause)))
    }
    this.onEnd(this.inner, Number(endTime - startTime) / 1e9)
  }
}

/** A tracer through which nothing of a person passes: attributes by `exported`, errors without their messages. */
export const scrubbedTracer = (
  tracer: Tracer.Tracer,
  onEnd: (span: Tracer.Span, durationSeconds: number) => void
): Tracer.Tracer =>
  Tracer.make({
    span: (name, parent, context, links, startTime, kind, options) =>
      new ScrubbedSpan(name, tracer.span(redactText(name), parent, context, links, startTime, kind, options), onEnd),
    context: (run, fiber) => tracer.context(run, fiber)
  })
