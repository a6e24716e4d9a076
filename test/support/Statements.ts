import { Effect, Tracer } from "effect"

/** How many statements an effect sends to the database. */
export const statementsOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    let statements = 0
    const tracer = yield* Effect.tracer
    const counting = Tracer.make({
      context: tracer.context,
      span: (name, ...rest) => {
        if (name === "sql.execute") statements++
        return tracer.span(name, ...rest)
      }
    })
    yield* Effect.withTracer(effect, counting)
    return statements
  })
