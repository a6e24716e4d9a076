import { Array as Arr, Deferred, Effect, FiberId, type Scope } from "effect"

interface Asked<Q, A> {
  readonly questions: ReadonlyArray<Q>
  readonly answers: Deferred.Deferred<ReadonlyArray<A>>
}

const endOfTurn = Effect.async<void>(resume => {
  setImmediate(() => resume(Effect.void))
})

/**
 * What is asked in the same turn of the event loop is asked as one, without waiting for more. Answers come in the order
 * of the questions. When asking as one fails each asks alone, so that nobody fails for another's question.
 */
export const gathering = <Q, A>(
  scope: Scope.Scope,
  ask: (questions: ReadonlyArray<Q>) => Effect.Effect<ReadonlyArray<A>>
) => {
  let gathered: Array<Asked<Q, A>> = []

  const tell = (asked: ReadonlyArray<Asked<Q, A>>, answers: ReadonlyArray<A>) => {
    let told = 0
    return Effect.forEach(
      asked,
      one => {
        const own = answers.slice(told, told + one.questions.length)
        told += own.length
        return Deferred.succeed(one.answers, own)
      },
      { discard: true }
    )
  }

  const askAsOne = (asked: Arr.NonEmptyReadonlyArray<Asked<Q, A>>): Effect.Effect<void> =>
    ask(asked.flatMap(({ questions }) => questions)).pipe(
      Effect.flatMap(answers => tell(asked, answers)),
      Effect.catchAllCause(cause =>
        asked.length === 1
          ? Effect.asVoid(Deferred.failCause(asked[0].answers, cause))
          : Effect.forEach(asked, one => askAsOne([one]), { concurrency: "unbounded", discard: true })
      ),
      Effect.onInterrupt(() => Effect.forEach(asked, ({ answers }) => Deferred.interrupt(answers), { discard: true }))
    )

  const send = Effect.zipRight(
    Effect.uninterruptible(endOfTurn),
    Effect.suspend(() => {
      const asked = gathered
      gathered = []
      return Arr.isNonEmptyReadonlyArray(asked) ? askAsOne(asked) : Effect.void
    })
  )

  return (questions: ReadonlyArray<Q>): Effect.Effect<ReadonlyArray<A>> =>
    Effect.uninterruptibleMask(restore =>
      Effect.suspend(() => {
        const answers = Deferred.unsafeMake<ReadonlyArray<A>>(FiberId.none)
        const isFirst = gathered.push({ questions, answers }) === 1
        const sent = isFirst ? Effect.forkIn(Effect.interruptible(send), scope) : Effect.void
        return Effect.zipRight(sent, restore(Deferred.await(answers)))
      })
    )
}
