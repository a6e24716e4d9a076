import { FastCheck as fc } from "effect"
import { type Attempt, attempts, type Known } from "./Attempts.ts"
import type { Contract } from "./Contract.ts"
import { type Answer, flawsOf } from "./Judgement.ts"

export interface Offender {
  readonly attempt: Attempt
  readonly flaws: ReadonlyArray<string>
}

export interface Trial {
  readonly contract: Contract
  readonly known: Known
  readonly key: string
  readonly requests: number
  readonly seed: number
  readonly atOnce: number
  /** Null: no answer in time. Undefined: the request cannot be sent this way. */
  readonly send: (attempt: Attempt) => Promise<Answer | null | undefined>
}

const slice = 250

/** Sends the seed's requests, and tells how each status was met and which answers were wrong. */
export const tried = async ({ atOnce, contract, key, known, requests, seed, send }: Trial) => {
  const statuses = new Map<string, number>()
  const offenders: Array<Offender> = []
  const arbitrary = attempts(contract, known, key)
  const one = async (attempt: Attempt) => {
    const answer = await send(attempt)
    if (answer === undefined) return
    const status = answer === null ? "none" : `${answer.status}`
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    const flaws = answer === null ? ["no answer in time"] : flawsOf(attempt, answer, contract)
    if (flaws.length > 0) offenders.push({ attempt, flaws })
  }
  for (let done = 0; done < requests; done += slice) {
    const queue = fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(slice, requests - done) })
    const work = async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) await one(next)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  }
  return { statuses, offenders }
}
