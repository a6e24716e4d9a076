import { Draw } from "../../src/sandbox/population/Draw.ts"

/** A stream of chance with a fixed beginning: a simulation that always comes out the same. */
export const draws = (name: string) => new Draw(name)

export const successesOf = (draw: Draw, count: number, rate: number): number => {
  let successes = 0
  for (let at = 0; at < count; at += 1) if (draw.chance(rate)) successes += 1
  return successes
}
