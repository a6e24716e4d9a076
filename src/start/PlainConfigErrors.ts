import { SqlError } from "@effect/sql"
import { Cause, ConfigError, Console, Effect, Option } from "effect"

const linesOf = (error: ConfigError.ConfigError): ReadonlyArray<string> => {
  switch (error._op) {
    case "And":
    case "Or":
      return [...linesOf(error.left), ...linesOf(error.right)]
    default:
      return [`${error.path.join("_")}: ${error.message}`]
  }
}

/** A wrong setting stops the start with its name, what was wrong and what would be right; any other failure with its cause. */
export const withPlainConfigErrors = <A, E, R>(program: Effect.Effect<A, E, R>) =>
  Effect.tapErrorCause(program, cause => {
    const failure = Option.getOrElse(Cause.failureOption(cause), () => Cause.squash(cause))
    if (ConfigError.isConfigError(failure)) {
      const lines = linesOf(failure)
      return Console.error(
        [
          "Callwise does not start: a setting is wrong.",
          ...lines.map(line => `  ${line}`),
          "README.md lists every setting."
        ].join("\n")
      )
    }
    if (failure instanceof SqlError.SqlError) {
      const reason = failure.cause instanceof Error ? failure.cause.message : failure.message
      return Console.error(`Callwise does not start: the database does not answer (${reason}). Is DATABASE_URL right?`)
    }
    if (Cause.isInterruptedOnly(cause)) return Effect.void
    return failure instanceof Error && "_tag" in failure
      ? Console.error(`Callwise does not start: ${failure.message}`)
      : Console.error(`Callwise stopped: ${Cause.pretty(cause)}`)
  })
