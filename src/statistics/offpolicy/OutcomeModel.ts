import type { Logged } from "./Logged.ts"

export type OutcomeModel = (stratum: string, action: string) => number

class Tally {
  count = 0
  sum = 0

  add(reward: number): void {
    this.count += 1
    this.sum += reward
  }
}

const at = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

/** Observations that the broader mean stands for. */
const strength = 50

const shrunk = (tally: Tally | undefined, towards: number): number =>
  tally === undefined ? towards : (tally.sum + strength * towards) / (tally.count + strength)

/** Mean reward of an action in a stratum, drawn towards that of the action, and that towards the mean of all. */
export const fitOutcomes = (decisions: ReadonlyArray<Logged>): OutcomeModel => {
  const all = new Tally()
  const actions = new Map<string, Tally>()
  const strata = new Map<string, Map<string, Tally>>()
  for (const { action, reward, stratum } of decisions) {
    all.add(reward)
    at(actions, action, () => new Tally()).add(reward)
    const cells = at(strata, stratum, () => new Map<string, Tally>())
    at(cells, action, () => new Tally()).add(reward)
  }
  const mean = all.count === 0 ? 0 : all.sum / all.count
  return (stratum, action) => shrunk(strata.get(stratum)?.get(action), shrunk(actions.get(action), mean))
}
