import { assert, describe, it } from "@effect/vitest"
import { FastCheck as fc } from "effect"
import { priorities, rankOf } from "../../../src/providers/guard/Priority.ts"
import { PriorityQueue } from "../../../src/providers/guard/PriorityQueue.ts"

const priority = fc.constantFrom(...priorities)

const next = <A>(queue: PriorityQueue<A>, now: number) => {
  const head = queue.peek(now)
  assert.isDefined(head)
  if (head === undefined) throw new Error("empty")
  queue.serve(head.waiting, now)
  return head.waiting
}

describe("the priority queue", () => {
  it("serves strictly by priority, and in order of arrival within one", () =>
    fc.assert(
      fc.property(fc.array(priority, { minLength: 1 }), asked => {
        const queue = new PriorityQueue<number>(1000)
        for (const [index, wanted] of asked.entries()) queue.offer(index, wanted, 0)
        const served = asked.map(() => next(queue, 0))
        const expected = asked
          .map((wanted, index) => ({ index, rank: rankOf(wanted) }))
          .sort((a, b) => b.rank - a.rank || a.index - b.index)
        assert.deepStrictEqual(
          served.map(({ item }) => item),
          expected.map(({ index }) => index)
        )
      })
    ))

  it("lets nothing starve: the least pressing moves on however many more pressing ones keep coming", () => {
    const queue = new PriorityQueue<string>(1000)
    queue.offer("low", "low", 0)
    const served: Array<string> = []
    for (let now = 0; now <= 1000; now += 10) {
      queue.offer("urgent", "urgent", now)
      served.push(next(queue, now).item)
    }
    assert.strictEqual(served.indexOf("low"), 100)
  })

  it("makes an urgent one wait behind one aged one a period at most, however long the backlog", () => {
    const queue = new PriorityQueue<string>(1000)
    for (let index = 0; index < 500; index++) queue.offer("low", "low", 0)
    const now = 60_000
    for (let index = 0; index < 20; index++) queue.offer("urgent", "urgent", now)
    const served = Array.from({ length: 21 }, () => next(queue, now).item)
    assert.strictEqual(served.filter(item => item === "low").length, 1)
  })

  it("moves up what became more pressing, and never down", () => {
    const queue = new PriorityQueue<string>(1000)
    const first = queue.offer("first", "normal", 0)
    const second = queue.offer("second", "low", 0)
    queue.raise(second, "urgent")
    queue.raise(first, "low")
    assert.deepStrictEqual([next(queue, 0).item, next(queue, 0).item], ["second", "first"])
    assert.strictEqual(first.priority, "normal")
  })
})
