const scramble = (n: number): number => {
  let h = n | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

export const hashOf = (...parts: ReadonlyArray<string | number>): number => {
  let h = 0x811c9dc5
  for (const part of parts) {
    if (typeof part === "number") h = scramble(h ^ part ^ (part / 0x100000000))
    else for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ 0x9e3779b9, 0x01000193)
  }
  return scramble(h)
}

/** A stream of draws that depends on nothing but its parts: the same parts always give the same stream. */
export class Draw {
  private state: number
  constructor(...parts: ReadonlyArray<string | number>) {
    this.state = hashOf(...parts)
  }
  /** 0 <= n < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  chance(p: number): boolean {
    return this.next() < p
  }
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }
  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next())
  }
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma))
  }
  pick<A>(from: readonly [A, ...ReadonlyArray<A>] | ReadonlyArray<A>): A {
    const chosen = from[Math.floor(this.next() * from.length)]
    if (chosen === undefined) throw new RangeError("nothing to pick from")
    return chosen
  }
  weighted<A>(from: ReadonlyArray<readonly [A, number]>): A {
    let left = this.next() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of from) {
      left -= weight
      if (left < 0) return value
    }
    return this.pick(from)[0]
  }
}
