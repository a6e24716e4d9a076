import { type Priority, priorities, rankOf } from "./Priority.ts"

export interface Waiting<A> {
  readonly item: A
  readonly since: number
  priority: Priority
}

/** Where the head of the queue came from; `rescued` when its class had waited too long without being served. */
export interface Head<A> {
  readonly waiting: Waiting<A>
  readonly rescued: boolean
}

/**
 * Strictly by priority, first come first served within one. A class of which nothing was served for `ageAfterMs` goes
 * first once: the least pressing moves on, and the most pressing waits behind one of each lower class at most per period.
 */
export class PriorityQueue<A> {
  readonly #classes = priorities.map(() => ({ waiting: new Set<Waiting<A>>(), servedAt: Number.NEGATIVE_INFINITY }))
  readonly #ageAfterMs: number

  constructor(ageAfterMs: number) {
    this.#ageAfterMs = ageAfterMs
  }

  get size(): number {
    return this.#classes.reduce((sum, { waiting }) => sum + waiting.size, 0)
  }

  offer(item: A, priority: Priority, now: number): Waiting<A> {
    const entry = { item, priority, since: now }
    this.#class(priority).waiting.add(entry)
    return entry
  }

  /** Moves what waits already up to a higher priority; it never moves down. */
  raise(entry: Waiting<A>, priority: Priority): void {
    if (rankOf(priority) <= rankOf(entry.priority) || !this.remove(entry)) return
    entry.priority = priority
    this.#class(priority).waiting.add(entry)
  }

  remove(entry: Waiting<A>): boolean {
    return this.#class(entry.priority).waiting.delete(entry)
  }

  peek(now: number): Head<A> | undefined {
    const heads = this.#classes.flatMap(({ waiting, servedAt }) => {
      const [first] = waiting
      return first === undefined ? [] : [{ waiting: first, quietSince: Math.max(first.since, servedAt) }]
    })
    const starving = heads.find(({ quietSince }) => now - quietSince >= this.#ageAfterMs)
    const chosen = starving ?? heads.at(-1)
    return chosen && { waiting: chosen.waiting, rescued: starving !== undefined }
  }

  /** False when it left the queue meanwhile. */
  serve(entry: Waiting<A>, now: number): boolean {
    if (!this.remove(entry)) return false
    this.#class(entry.priority).servedAt = now
    return true
  }

  drain(): ReadonlyArray<A> {
    return this.#classes.flatMap(({ waiting }) => {
      const items = [...waiting].map(({ item }) => item)
      waiting.clear()
      return items
    })
  }

  #class(priority: Priority) {
    const found = this.#classes[rankOf(priority)]
    if (found === undefined) throw new RangeError(`no class for priority ${priority}`)
    return found
  }
}
