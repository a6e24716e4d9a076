import { Cause, Predicate } from "effect"
import { redactText } from "./Redaction.ts"

const frame = /^\s*at (?:[\w$.<>#[\] ]{1,120}(?: \([^()]*:\d+:\d+\)| \((?:native|unknown)\))?|[^()\s]+:\d+:\d+)$/
const code = /^[A-Z0-9_]{2,40}$/
const maxFrames = 20
const maxChain = 4

const typeOf = (error: unknown): string => {
  const name = Predicate.hasProperty(error, "_tag") ? error._tag : error instanceof Error ? error.name : typeof error
  const known = Predicate.hasProperty(error, "code") && Predicate.isString(error.code) && code.test(error.code)
  return redactText(`${name}${known ? ` ${error.code}` : ""}`)
}

const framesOf = (error: unknown): ReadonlyArray<string> => {
  const pretty = Cause.prettyErrors(Cause.fail(error))[0]
  if (pretty?.stack === undefined) return []
  return pretty.stack
    .replace(pretty.message, "")
    .split("\n")
    .filter(line => frame.test(line))
    .slice(0, maxFrames)
    .map(redactText)
}

/** An error of which only its type and where it arose are left: a message may quote what a person sent. */
export class BareError extends Error {
  override readonly name: string
  constructor(
    readonly type: string,
    readonly frames: ReadonlyArray<string>,
    cause: BareError | undefined
  ) {
    super(type, { cause })
    this.name = type
    this.stack = [`${type}: ${type}`, ...frames].join("\n")
  }
}

const bareError = (error: unknown, links = 0): BareError => {
  if (error instanceof BareError) return error
  const inner = Predicate.hasProperty(error, "cause") && links < maxChain ? error.cause : undefined
  return new BareError(typeOf(error), framesOf(error), inner == null ? undefined : bareError(inner, links + 1))
}

export const bareCause = (cause: Cause.Cause<unknown>): Cause.Cause<BareError> =>
  Cause.match(cause, {
    onEmpty: Cause.empty,
    onFail: error => Cause.fail(bareError(error)),
    onDie: defect => Cause.die(bareError(defect)),
    onInterrupt: Cause.interrupt,
    onSequential: Cause.sequential,
    onParallel: Cause.parallel
  })

export const bareErrors = (cause: Cause.Cause<unknown>): ReadonlyArray<BareError> => {
  const bare = bareCause(cause)
  return [...Cause.failures(bare), ...[...Cause.defects(bare)].filter(defect => defect instanceof BareError)]
}
