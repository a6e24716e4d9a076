import { Effect } from "effect"

/** A calculation that can be put down now and then, and taken up again. */
export type Work<A> = Generator<void, A, void>

export const finish = <A>(work: Work<A>): A => {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const sliceMs = 4
const othersFirst = Effect.promise(() => new Promise<void>(resolve => setImmediate(resolve)))

const slice = <A>(work: Work<A>) =>
  Effect.sync(() => {
    const until = performance.now() + sliceMs
    for (;;) {
      const step = work.next()
      if (step.done || performance.now() >= until) return step
    }
  })

/** Whoever waits for the event loop is served between two slices. */
export const inSlices = <A>(work: Work<A>): Effect.Effect<A> =>
  slice(work).pipe(
    Effect.flatMap(step => (step.done ? Effect.succeed(step.value) : Effect.zipRight(othersFirst, inSlices(work))))
  )
