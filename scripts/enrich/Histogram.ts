const growth = 1.05
const buckets = 320

/** Milliseconds from 1 to some six million, each to within 5 %, in as many numbers as there are buckets. */
export class Histogram {
  readonly #counts = new Float64Array(buckets)
  count = 0

  add(millis: number): void {
    const bucket = Math.ceil(Math.log(Math.max(1, millis)) / Math.log(growth))
    const at = Math.min(buckets - 1, bucket)
    this.#counts[at] = (this.#counts[at] ?? 0) + 1
    this.count += 1
  }

  /** The value that a share `q` of all does not exceed; undefined when there is none. */
  quantile(q: number): number | undefined {
    if (this.count === 0) return undefined
    const rank = Math.max(1, Math.ceil(q * this.count))
    let seen = 0
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count
      if (seen >= rank) return growth ** bucket
    }
    return growth ** buckets
  }
}
