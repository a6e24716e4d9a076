/** One call each `1 / perSecond`, whether or not the earlier ones have ended; each knows when it was due. */
export const openLoop = async <A>(
  count: number,
  perSecond: number,
  call: (index: number, dueMs: number) => Promise<A>
): Promise<ReadonlyArray<A>> => {
  const startedMs = performance.now()
  const calls: Array<Promise<A>> = []
  for (let index = 0; index < count; index++) {
    const dueMs = startedMs + (1000 * index) / perSecond
    const early = dueMs - performance.now()
    if (early > 0) await Bun.sleep(early)
    calls.push(call(index, dueMs))
  }
  return Promise.all(calls)
}
