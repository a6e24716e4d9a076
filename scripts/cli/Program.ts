import { ValidationError } from "@effect/cli"
import { type BunContext, BunRuntime } from "@effect/platform-bun"
import { Cause, Config, ConfigError, Console, Data, Effect, Exit, Layer, Logger, LogLevel, Predicate } from "effect"
import { bareErrors } from "../../src/platform/BareCause.ts"
import { redactText } from "../../src/platform/Redaction.ts"
import { safeLog } from "../../src/platform/SafeLog.ts"

/** What was asked cannot be done as it was asked; nothing was begun. */
export class Refused extends Data.TaggedError("Refused")<{ readonly message: string }> {}

/** The script is through, and its exit code is not 0. */
export class Ended extends Data.TaggedError("Ended")<{ readonly code: number }> {}

export const exitCodes = { failed: 1, usage: 2, withBadRows: 3, stopped: 130 } as const

const freeLine = process.stderr.isTTY ? "\r\u001b[2K" : ""

/** On standard error, in place of what a progress bar has there: it draws itself again. */
export const say = (text: string) => Effect.sync(() => void process.stderr.write(`${freeLine}${text}\n`))
export const print = (text: string) => Effect.sync(() => void process.stdout.write(`${text}\n`))

const plainFor = (stream: NodeJS.WriteStream) => (parts: ReadonlyArray<unknown>) => {
  const text = parts.map(String).join(" ").replace(/\n+$/, "")
  const plain = stream.isTTY && process.env.NO_COLOR === undefined ? text : Bun.stripANSI(text)
  stream.write(`${plain}\n`)
}

/** The command line's own texts carry colours only where a terminal shows them. */
const withPlainConsole = <A, E, R>(effect: Effect.Effect<A, E, R>) => {
  const out = plainFor(process.stdout)
  const error = plainFor(process.stderr)
  return Console.consoleWith(console =>
    Effect.withConsole(effect, {
      ...console,
      log: (...parts) => Effect.sync(() => out(parts)),
      error: (...parts) => Effect.sync(() => error(parts))
    })
  )
}

const toStderr = Logger.make<unknown, void>(entry => {
  const { logLevel, message, cause } = safeLog(entry)
  const parts = (Array.isArray(message) ? message : [message]).map(String)
  const errors = bareErrors(cause).map(({ type, frames }) => [type, ...frames].join("\n  "))
  process.stderr.write(`${logLevel.label.toLowerCase()}: ${[...parts, ...errors].join(" ")}\n`)
})

const LogLevelSetting = Config.logLevel("CALLWISE_LOG_LEVEL").pipe(Config.withDefault(LogLevel.Warning))

/** Standard output is for what the script has to say; what the service logs goes to standard error, warnings and worse. */
const QuietLog = Layer.mergeAll(
  Logger.replace(Logger.defaultLogger, toStderr),
  Logger.remove(Logger.tracerLogger),
  Layer.unwrapEffect(
    Effect.map(
      Effect.orElseSucceed(LogLevelSetting, () => LogLevel.Warning),
      level => Logger.minimumLogLevel(level)
    )
  )
)

const messageOf = (error: unknown): string => {
  if (ConfigError.isConfigError(error))
    return `A setting of the environment does not hold: ${redactText(String(error))}`
  if (!Predicate.hasProperty(error, "message") || typeof error.message !== "string") return String(error)
  const cause = Predicate.hasProperty(error, "cause") && error.cause instanceof Error ? `: ${error.cause.message}` : ""
  return redactText(`${error.message}${cause}`)
}

const codeOf = (name: string, cause: Cause.Cause<unknown>): Effect.Effect<number> => {
  const failure = Cause.failureOption(cause)
  if (failure._tag === "Some") {
    const error = failure.value
    if (error instanceof Ended) return Effect.succeed(error.code)
    if (ValidationError.isValidationError(error)) return Effect.as(say(`See ${name} --help.`), exitCodes.usage)
    const code = error instanceof Refused ? exitCodes.usage : exitCodes.failed
    return Effect.as(say(`${name}: ${messageOf(error)}`), code)
  }
  if (Cause.isInterruptedOnly(cause)) return Effect.succeed(exitCodes.stopped)
  return Effect.as(Effect.logFatal(`${name} failed`, cause), exitCodes.failed)
}

/** Runs a script to its exit code; usage errors were told by the command line's parser already. */
export const runScript = <E>(
  name: string,
  program: Effect.Effect<void, E, BunContext.BunContext>,
  context: Layer.Layer<BunContext.BunContext>
) =>
  program.pipe(
    withPlainConsole,
    Effect.matchCauseEffect({ onFailure: cause => codeOf(name, cause), onSuccess: () => Effect.succeed(0) }),
    Effect.provide([context, QuietLog]),
    BunRuntime.runMain({
      disableErrorReporting: true,
      disablePrettyLogger: true,
      teardown: (exit, onExit) =>
        onExit(
          Exit.isSuccess(exit)
            ? Number(exit.value)
            : Cause.isInterruptedOnly(exit.cause)
              ? exitCodes.stopped
              : exitCodes.failed
        )
    })
  )
